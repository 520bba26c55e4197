//! Films
