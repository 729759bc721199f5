//! `robots.txt`: everything may be read, and where the sitemap is. Search engines ask for it at the
//! root of a host only; below that, it does no harm.

use crate::site::{Desk, Made, Page, route};

pub(super) fn files<'d>(desk: &'d Desk<'d>, _: &[Page<'d>]) -> Vec<Made<'d>> {
    let make = || {
        let base = desk.base_url.as_deref();
        let sitemap =
            base.map(|base| format!("\nSitemap: {}\n", route::absolute(base, super::sitemap::NAME)));
        format!("User-agent: *\nDisallow:\n{}", sitemap.unwrap_or_default()).into_bytes()
    };
    vec![Made { path: route::file("robots.txt"), make: Box::new(make) }]
}
