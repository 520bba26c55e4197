//! The search and the list of programs, each by itself.
