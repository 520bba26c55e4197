//! `select!` and `select_biased!`. What they refuse, the real ones refuse first, with better words: an answer
//! is compiled against the real crate before it is checked.

/// Waits until one of several operations is ready, and does it; of several that are ready, any of them.
#[macro_export]
macro_rules! select {
    ($($tokens:tt)*) => {
        $crate::crossbeam_channel_internal!(@list ($crate::Select::new()) () () $($tokens)*)
    };
}

/// As [`select!`], but of several operations that are ready it does the first.
#[macro_export]
macro_rules! select_biased {
    ($($tokens:tt)*) => {
        $crate::crossbeam_channel_internal!(@list ($crate::Select::new_biased()) () () $($tokens)*)
    };
}

/// `@list` sorts the cases: `(select) (cases) (default)`, and what is left to sort. `@borrow` takes a reference
/// to each end, in a scope that is left last, so that `recv(after(second))` lives long enough. `@wait` selects.
/// `@do` does what was selected.
#[doc(hidden)]
#[macro_export]
macro_rules! crossbeam_channel_internal {
    (@list $select:tt $cases:tt $default:tt) => {
        $crate::crossbeam_channel_internal!(@borrow $select () $default (0usize) $cases)
    };
    // `default` without parentheses.
    (@list $select:tt $cases:tt $default:tt default => $($rest:tt)*) => {
        $crate::crossbeam_channel_internal!(@list $select $cases $default default() => $($rest)*)
    };
    // A block needs no comma after it; and after an expression comes one, or nothing.
    (@list $select:tt $cases:tt $default:tt
        $case:ident $args:tt $(-> $result:pat)? => { $($body:tt)* }, $($rest:tt)*) => {
        $crate::crossbeam_channel_internal!(
            @case $select $cases $default ($case $args $(-> $result)? => { $($body)* }) $($rest)*)
    };
    (@list $select:tt $cases:tt $default:tt
        $case:ident $args:tt $(-> $result:pat)? => $body:expr, $($rest:tt)*) => {
        $crate::crossbeam_channel_internal!(
            @case $select $cases $default ($case $args $(-> $result)? => { $body }) $($rest)*)
    };
    (@list $select:tt $cases:tt $default:tt
        $case:ident $args:tt $(-> $result:pat)? => { $($body:tt)* } $($rest:tt)*) => {
        $crate::crossbeam_channel_internal!(
            @case $select $cases $default ($case $args $(-> $result)? => { $($body)* }) $($rest)*)
    };
    (@list $select:tt $cases:tt $default:tt $case:ident $args:tt $(-> $result:pat)? => $body:expr) => {
        $crate::crossbeam_channel_internal!(
            @case $select $cases $default ($case $args $(-> $result)? => { $body }))
    };

    (@case $select:tt $cases:tt () (default $args:tt => $body:tt) $($rest:tt)*) => {
        $crate::crossbeam_channel_internal!(@list $select $cases (default $args => $body) $($rest)*)
    };
    (@case $select:tt ($($cases:tt)*) $default:tt ($($case:tt)*) $($rest:tt)*) => {
        $crate::crossbeam_channel_internal!(@list $select ($($cases)* ($($case)*)) $default $($rest)*)
    };

    // Each step's `_end` is another variable, though all are called the same.
    (@borrow $select:tt ($($done:tt)*) $default:tt ($index:expr)
        ((recv($end:expr $(,)?) -> $result:pat => $body:tt) $($rest:tt)*)) => {
        match $end {
            ref _end => {
                let _end: &$crate::Receiver<_> = _end;
                $crate::crossbeam_channel_internal!(@borrow $select
                    ($($done)* (recv(_end) ($index) -> $result => $body)) $default ($index + 1usize) ($($rest)*))
            }
        }
    };
    (@borrow $select:tt ($($done:tt)*) $default:tt ($index:expr)
        ((send($end:expr, $message:expr $(,)?) -> $result:pat => $body:tt) $($rest:tt)*)) => {
        match $end {
            ref _end => {
                let _end: &$crate::Sender<_> = _end;
                $crate::crossbeam_channel_internal!(@borrow $select
                    ($($done)* (send(_end, $message) ($index) -> $result => $body)) $default
                    ($index + 1usize) ($($rest)*))
            }
        }
    };
    (@borrow $select:tt $done:tt $default:tt $index:tt ()) => {
        $crate::crossbeam_channel_internal!(@wait $select $done $default)
    };

    (@wait $select:tt $done:tt ()) => {{
        let _selected = $crate::crossbeam_channel_internal!(@add $select select() $done);
        $crate::crossbeam_channel_internal!(@do _selected $done)
    }};
    (@wait $select:tt $done:tt (default() => $body:tt)) => {
        match $crate::crossbeam_channel_internal!(@add $select try_select() $done) {
            $crate::__Ok(_selected) => $crate::crossbeam_channel_internal!(@do _selected $done),
            $crate::__Err(_) => $body,
        }
    };
    (@wait $select:tt $done:tt (default($timeout:expr $(,)?) => $body:tt)) => {
        match $crate::crossbeam_channel_internal!(@add $select select_timeout($timeout) $done) {
            $crate::__Ok(_selected) => $crate::crossbeam_channel_internal!(@do _selected $done),
            $crate::__Err(_) => $body,
        }
    };

    // In a scope of its own: what was borrowed to wait is free again in the bodies.
    (@add ($select:expr) $method:ident $patience:tt ($(($case:ident($end:ident $($message:tt)*) $($rest:tt)*))*)) => {{
        let mut _select = $select;
        $(_select.$case($end);)*
        let _selected = _select.$method $patience;
        _selected
    }};

    (@do $selected:ident ((recv($end:ident) ($index:expr) -> $result:pat => $body:tt) $($rest:tt)*)) => {
        if $selected.index() == $index {
            let $result = $selected.recv($end);
            $body
        } else {
            $crate::crossbeam_channel_internal!(@do $selected ($($rest)*))
        }
    };
    (@do $selected:ident
        ((send($end:ident, $message:expr) ($index:expr) -> $result:pat => $body:tt) $($rest:tt)*)) => {
        if $selected.index() == $index {
            let $result = $selected.send($end, $message);
            $body
        } else {
            $crate::crossbeam_channel_internal!(@do $selected ($($rest)*))
        }
    };
    (@do $selected:ident ()) => {{
        $crate::__no_such_case($selected)
    }};
}
