//! `workbook completions`.

use crate::test::Test;

#[test]
fn every_shell_is_told_every_command() {
    let test = Test::new("completions");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = test.run(&["completions", shell]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{shell}");
        for command in ["list", "watch", "solution", "new-lesson"] {
            assert!(ran.out.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn another_shell_is_a_mistake_in_the_call() {
    let ran = Test::new("completions_other").run(&["completions", "cmd"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("[possible values: bash, elvish, fish, powershell, zsh]"), "{}", ran.err);
}
