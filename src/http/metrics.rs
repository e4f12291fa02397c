//! Counters for Prometheus. Labels are route templates and codes, never what someone sent.

use std::sync::LazyLock;
use std::time::Duration;

use ::metrics::{counter, histogram};
use actix_web::HttpResponse;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use super::context::Answer;
use super::problem::{Code, Problem};

/// Upper bounds in seconds for how long answers take.
const SECONDS: [f64; 10] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// The process's recorder, put in place on first use.
static RECORDER: LazyLock<Option<PrometheusHandle>> = LazyLock::new(|| {
    let builder = PrometheusBuilder::new().set_buckets(&SECONDS).ok()?;
    builder.install_recorder().inspect_err(|why| tracing::warn!(%why, "no metrics are kept")).ok()
});

/// Puts the recorder in place, so that what happens from now on is counted.
pub(super) fn start() {
    LazyLock::force(&RECORDER);
}

pub(super) fn count_request(method: &'static str, route: &str, status: u16, took: Duration) {
    let labels = [("method", method.to_owned()), ("route", route.to_owned()), ("status", status.to_string())];
    counter!("homestead_requests_total", &labels).increment(1);
    histogram!("homestead_request_seconds", "route" => route.to_owned()).record(took.as_secs_f64());
}

/// `GET /metrics`
pub(super) async fn metrics() -> Answer {
    let handle = RECORDER.as_ref().ok_or_else(|| Problem::new(Code::Unavailable))?;
    handle.run_upkeep();
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(handle.render()))
}
