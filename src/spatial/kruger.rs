//! The transverse Mercator projection by Krüger's series to the sixth order.
//!
//! Source: C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85 (2011)
//! 475–485: coefficients (35) and (36), conformal latitude (7)–(9), its inverse (19)–(21). Within 35° of the
//! central meridian the series is exact to 5 nm.

/// Semi-major axis of CGCS2000 in metres.
const A_M: f64 = 6_378_137.0;
/// Flattening of CGCS2000.
const F: f64 = 1.0 / 298.257_222_101;
/// Third flattening.
const N: f64 = F / (2.0 - F);
/// First eccentricity squared.
const E2: f64 = F * (2.0 - F);

const N2: f64 = N * N;
const N3: f64 = N2 * N;
const N4: f64 = N3 * N;
const N5: f64 = N4 * N;
const N6: f64 = N5 * N;

/// Radius of the sphere whose meridian is as long as the ellipsoid's, metres (Karney eq. 14).
const RECTIFYING_RADIUS_M: f64 = A_M / (1.0 + N) * (1.0 + N2 / 4.0 + N4 / 64.0 + N6 / 256.0);

/// Series from the conformal sphere to the ellipsoid (Karney eq. 35).
const ALPHA: [f64; 6] = [
    N / 2.0 - 2.0 / 3.0 * N2 + 5.0 / 16.0 * N3 + 41.0 / 180.0 * N4 - 127.0 / 288.0 * N5 + 7891.0 / 37800.0 * N6,
    13.0 / 48.0 * N2 - 3.0 / 5.0 * N3 + 557.0 / 1440.0 * N4 + 281.0 / 630.0 * N5 - 1_983_433.0 / 1_935_360.0 * N6,
    61.0 / 240.0 * N3 - 103.0 / 140.0 * N4 + 15061.0 / 26880.0 * N5 + 167_603.0 / 181_440.0 * N6,
    49561.0 / 161_280.0 * N4 - 179.0 / 168.0 * N5 + 6_601_661.0 / 7_257_600.0 * N6,
    34729.0 / 80640.0 * N5 - 3_418_889.0 / 1_995_840.0 * N6,
    212_378_941.0 / 319_334_400.0 * N6,
];

/// Series back (Karney eq. 36).
const BETA: [f64; 6] = [
    N / 2.0 - 2.0 / 3.0 * N2 + 37.0 / 96.0 * N3 - 1.0 / 360.0 * N4 - 81.0 / 512.0 * N5 + 96199.0 / 604_800.0 * N6,
    1.0 / 48.0 * N2 + 1.0 / 15.0 * N3 - 437.0 / 1440.0 * N4 + 46.0 / 105.0 * N5 - 1_118_711.0 / 3_870_720.0 * N6,
    17.0 / 480.0 * N3 - 37.0 / 840.0 * N4 - 209.0 / 4480.0 * N5 + 5569.0 / 90720.0 * N6,
    4397.0 / 161_280.0 * N4 - 11.0 / 504.0 * N5 - 830_251.0 / 7_257_600.0 * N6,
    4583.0 / 161_280.0 * N5 - 108_847.0 / 3_991_680.0 * N6,
    20_648_693.0 / 638_668_800.0 * N6,
];

/// East and north in metres of a place `dlon` radians east of the central meridian at latitude `lat` radians.
pub(super) fn forward(dlon: f64, lat: f64) -> (f64, f64) {
    let (sin_dlon, cos_dlon) = dlon.sin_cos();
    let tau = conformal_tangent(lat.tan());
    let xi = tau.atan2(cos_dlon);
    let eta = (sin_dlon / tau.hypot(cos_dlon)).asinh();
    let (dxi, deta) = series(&ALPHA, xi, eta);
    (RECTIFYING_RADIUS_M * (eta + deta), RECTIFYING_RADIUS_M * (xi + dxi))
}

/// Radians east of the central meridian and latitude in radians, from metres east and north.
pub(super) fn backward(east_m: f64, north_m: f64) -> (f64, f64) {
    let (xi, eta) = (north_m / RECTIFYING_RADIUS_M, east_m / RECTIFYING_RADIUS_M);
    let (dxi, deta) = series(&BETA, xi, eta);
    let (xi, eta) = (xi - dxi, eta - deta);
    let (sin_xi, cos_xi) = xi.sin_cos();
    let sinh_eta = eta.sinh();
    let tau = sin_xi / sinh_eta.hypot(cos_xi);
    (sinh_eta.atan2(cos_xi), geographic_tangent(tau).atan())
}

/// `(Σ c_j sin 2jξ cosh 2jη, Σ c_j cos 2jξ sinh 2jη)`, by Clenshaw's recurrence so that one sine and one
/// hyperbolic sine are enough.
fn series(coefficients: &[f64; 6], xi: f64, eta: f64) -> (f64, f64) {
    let (sin, cos) = (2.0 * xi).sin_cos();
    let grow = (2.0 * eta).exp();
    let (sinh, cosh) = ((grow - 1.0 / grow) / 2.0, f64::midpoint(grow, 1.0 / grow));
    // 2·cos(2ζ) with ζ = ξ + iη.
    let (re, im) = (2.0 * cos * cosh, -2.0 * sin * sinh);
    let (mut re1, mut im1, mut re2, mut im2) = (0.0_f64, 0.0_f64, 0.0_f64, 0.0_f64);
    for c in coefficients.iter().rev() {
        let (next_re, next_im) = (re * re1 - im * im1 - re2 + c, re * im1 + im * re1 - im2);
        (re2, im2) = (re1, im1);
        (re1, im1) = (next_re, next_im);
    }
    let (sin_re, sin_im) = (sin * cosh, cos * sinh);
    (sin_re * re1 - sin_im * im1, sin_re * im1 + sin_im * re1)
}

/// Tangent of the conformal latitude from the tangent of the geographic one (Karney eqs. 7–9).
fn conformal_tangent(tau: f64) -> f64 {
    let root = tau.hypot(1.0);
    let e = E2.sqrt();
    let sigma = (e * (e * tau / root).atanh()).sinh();
    tau * sigma.hypot(1.0) - sigma * root
}

/// The inverse of [`conformal_tangent`], by Newton (Karney eqs. 19–21); two or three rounds suffice.
fn geographic_tangent(target: f64) -> f64 {
    let mut tau = target / (1.0 - E2);
    for _ in 0..6 {
        let there = conformal_tangent(tau);
        let step = (target - there) / there.hypot(1.0) * (1.0 + (1.0 - E2) * tau * tau) / ((1.0 - E2) * tau.hypot(1.0));
        tau += step;
        if step.abs() <= 1e-14 * tau.abs().max(1.0) {
            break;
        }
    }
    tau
}
