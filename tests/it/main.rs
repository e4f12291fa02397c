//! The one test binary: stories of the field, told against the real parts.
