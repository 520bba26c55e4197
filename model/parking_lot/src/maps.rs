//! Guards that become guards of a part.

/// `map` and its kin for a guard whose value is at `$value` and whose lock is `$lock`. Only the name of the last
/// one differs from guard to guard, by an oversight of parking_lot's.
macro_rules! maps {
    ($guard:ident gives $mapped:ident $(, $mut:ident)?; $pointer:ty; $lock:expr; $value:expr; $or_err:ident) => {
        impl<'a, T: ?Sized> $guard<'a, T> {
            fn mapped<U: ?Sized>(self, part: $pointer) -> $mapped<'a, U> {
                let lock = $lock(&self);
                std::mem::forget(self);
                $mapped::new(lock, part)
            }

            /// Shows only the part that `f` chooses.
            pub fn map<U: ?Sized, F>(guard: Self, f: F) -> $mapped<'a, U>
            where
                F: FnOnce(& $($mut)? T) -> & $($mut)? U,
            {
                // SAFETY: the guard holds the lock, and the new one will.
                let part: $pointer = f(unsafe { & $($mut)? *$value(&guard) });
                guard.mapped(part)
            }

            /// Shows only the part that `f` chooses, if it does.
            ///
            /// # Errors
            ///
            /// The guard, when `f` chooses nothing.
            pub fn try_map<U: ?Sized, F>(guard: Self, f: F) -> Result<$mapped<'a, U>, Self>
            where
                F: FnOnce(& $($mut)? T) -> Option<& $($mut)? U>,
            {
                Self::$or_err(guard, |value| f(value).ok_or(())).map_err(|(guard, ())| guard)
            }

            /// Shows only the part that `f` chooses, if it does.
            ///
            /// # Errors
            ///
            /// The guard and the error of `f`.
            pub fn $or_err<U: ?Sized, F, E>(guard: Self, f: F) -> Result<$mapped<'a, U>, (Self, E)>
            where
                F: FnOnce(& $($mut)? T) -> Result<& $($mut)? U, E>,
            {
                // SAFETY: the guard holds the lock, and the new one will.
                match f(unsafe { & $($mut)? *$value(&guard) }) {
                    Ok(part) => {
                        let part: $pointer = part;
                        Ok(guard.mapped(part))
                    }
                    Err(error) => Err((guard, error)),
                }
            }
        }

        impl<T: ?Sized> std::ops::Deref for $guard<'_, T> {
            type Target = T;

            fn deref(&self) -> &T {
                // SAFETY: the guard holds the lock.
                unsafe { &*$value(self) }
            }
        }

        $(impl<T: ?Sized> std::ops::DerefMut for $guard<'_, T> {
            fn deref_mut(&mut self) -> &$mut T {
                // SAFETY: the guard holds the lock for writing.
                unsafe { &$mut *$value(self) }
            }
        })?
    };
}
pub(crate) use maps;
