//! The macros that touch the model. The others are std's own, see `std_macros` in `lib.rs`.

/// Prints, without a line end.
#[macro_export]
macro_rules! print {
    ($($text:tt)*) => { $crate::io::_print($crate::format_args!($($text)*)) };
}

/// Prints a line.
#[macro_export]
macro_rules! println {
    () => { $crate::print!("\n") };
    ($($text:tt)*) => { $crate::io::_print($crate::format_args!("{}\n", $crate::format_args!($($text)*))) };
}

/// Prints to standard error, without a line end.
#[macro_export]
macro_rules! eprint {
    ($($text:tt)*) => { $crate::io::_eprint($crate::format_args!($($text)*)) };
}

/// Prints a line to standard error.
#[macro_export]
macro_rules! eprintln {
    () => { $crate::eprint!("\n") };
    ($($text:tt)*) => { $crate::io::_eprint($crate::format_args!("{}\n", $crate::format_args!($($text)*))) };
}

/// Prints a value with its line and its text, and returns it.
#[macro_export]
macro_rules! dbg {
    () => { $crate::eprintln!("[{}:{}:{}]", $crate::file!(), $crate::line!(), $crate::column!()) };
    ($value:expr $(,)?) => {
        match $value {
            value => {
                $crate::eprintln!(
                    "[{}:{}:{}] {} = {:#?}",
                    $crate::file!(), $crate::line!(), $crate::column!(), $crate::stringify!($value), &value
                );
                value
            }
        }
    };
    ($($value:expr),+ $(,)?) => { ($($crate::dbg!($value)),+,) };
}

/// Declares values of which each thread has its own.
#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$attribute:meta])* $vis:vis static $NAME:ident: $Type:ty = const $init:block $(; $($rest:tt)*)?) => {
        $crate::thread_local!(@key [$(#[$attribute])* $vis] $NAME, $Type, const $init);
        $($crate::thread_local!($($rest)*);)?
    };
    ($(#[$attribute:meta])* $vis:vis static $NAME:ident: $Type:ty = $init:expr $(; $($rest:tt)*)?) => {
        $crate::thread_local!(@key [$(#[$attribute])* $vis] $NAME, $Type, $init);
        $($crate::thread_local!($($rest)*);)?
    };
    (@key [$($head:tt)*] $NAME:ident, $Type:ty, $init:expr) => {
        $($head)* static $NAME: $crate::thread::LocalKey<$Type> = {
            fn init() -> $Type {
                $init
            }
            $crate::thread::LocalKey::new(init)
        };
    };
}
