//! Open data in, territory pack out: bytes to bytes, so that the command line and the browser can both use it.
