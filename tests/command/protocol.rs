//! What the command and a check's process say to each other, as JSON.

use std::fs;
use std::path::Path;

use workbook_judge::protocol::question::Form;
use workbook_judge::protocol::{Ask, Coverage, Exploration, Judgement, Report, Request, Schedule, Verdict};

#[test]
fn a_report_is_read_as_it_is_written() {
    let bounded = Coverage::Bounded { bound: 2, schedules: 3, more: 4 };
    let judgement = Judgement {
        story: "a │ b\n".into(),
        explorations: vec![Exploration { part: 1, coverage: bounded }],
        schedule: "v2-1a-2.1".parse().ok(),
        ..Judgement::plain(Verdict::Failed, "\"\0\u{2028}".into())
    };
    let text = serde_json::to_string(&Report::Judged(judgement)).expect("it can be written");
    let read = Report::read(&text).expect("it can be read");
    assert_eq!(serde_json::to_string(&read).ok(), Some(text));
    for form in [Form::Seconds, Form::Choices(vec!["a".into()], Vec::new())] {
        let text = serde_json::to_string(&form).expect("it can be written");
        assert_eq!(serde_json::from_str::<Form>(&text).ok(), Some(form));
    }
}

#[test]
fn what_is_no_message_is_refused() {
    for text in ["", "[]", "{}", r#"["Other"]"#, r#"["Claims"]"#, r#"["Claims", [], 1]"#, r#"["Judged", {}]"#]
    {
        assert!(Report::read(text).is_err(), "{text}");
    }
    assert_eq!(serde_json::from_str::<Ask>(r#"["Question", 3]"#).ok(), Some(Ask::Question { round: 3 }));
    for text in [r#"["Replay", "1a-2.1"]"#, r#"["Question", -1]"#, r#""Claims""#] {
        assert!(serde_json::from_str::<Ask>(text).is_err(), "{text}");
    }
    let exploration = r#"{"part": 1, "coverage": ["Whole", 2]}"#;
    assert!(serde_json::from_str::<Exploration>(exploration).is_ok());
    for other in [r#"{"part": 1}"#, r#"{"part": 1, "coverage": ["Whole", 2], "more": 3}"#] {
        assert!(serde_json::from_str::<Exploration>(other).is_err(), "{other}");
    }
}

/// A system starts no program with an argument of megabytes.
#[test]
fn a_request_of_any_length_is_read_as_it_was_asked() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("request");
    fs::create_dir_all(&folder).expect("the target folder can be written to");
    for decisions in [1, 40_000] {
        let text: String = (0..decisions).map(|decision| format!("-{decision}.1")).collect();
        let schedule: Schedule = format!("v2-1a{text}").parse().expect("a schedule");
        let request = Request {
            name: "step1".into(),
            ask: Ask::Interleaving(schedule),
            width: 80,
            report: folder.join("0.json"),
            driver: None,
            given: None,
            is_sealed: false,
        };
        let argument = request.as_argument().expect("it can be written");
        assert!(argument.len() < 20_000, "{} bytes", argument.len());
        let read = Request::read(argument.to_str().expect("text")).expect("a request");
        assert_eq!((read.ask, read.report), (request.ask, request.report));
    }
}
