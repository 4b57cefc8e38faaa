//! Starts the pages.

fn main() {
    parvis_web::start();
}
