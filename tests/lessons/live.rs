//! The live lessons, as programs.

#[path = "programs.rs"]
mod programs;

use workbook_judge::check::lessons::Stage;

#[test]
fn every_stub_and_every_solution_runs_to_its_end() {
    // Photos are large, and this is about the programs.
    let smaller: [(&str, &[&str]); 4] = [
        ("08_downloads", &["--photos", "2"]),
        ("10_process_pool", &["--jobs", "2", "--power", "1000"]),
        ("11_photo_filter", &["--photos", "2"]),
        ("12_thumbnails", &["--photos", "3"]),
    ];
    programs::all_run_to_their_end(Stage::Live, &smaller);
}

#[test]
fn a_server_of_no_use_is_refused_and_the_sentence_says_what_to_do() {
    let refused = [
        ("picsum", 2, "`picsum` is not an address; one looks like http://"),
        ("https://picsum.photos", 2, "--features tls --bin 08_downloads -- --from https://picsum.photos"),
        ("http://127.0.0.1:9", 3, "No photos from `http://127.0.0.1:9`: no answer"),
    ];
    for (from, code, sentence) in refused {
        let output = programs::run("08_downloads", &["--yes", "--from", from]);
        let errors = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(code), "{errors}");
        assert!(errors.contains(sentence) && errors.contains("Without --from"), "{errors}");
    }
}
