//! The tables as diesel sees them; a test holds them against both databases' own catalogues.

#![expect(missing_docs, reason = "the table! macro generates items that cannot carry documentation")]

diesel::table! {
    divisions (county, code) {
        county -> Text,
        code -> Text,
        name -> Text,
        parent -> Nullable<Text>,
        level -> Text,
    }
}

diesel::table! {
    packs (county, version) {
        county -> Text,
        version -> Integer,
        loaded_at -> BigInt,
        content -> Text,
    }
}

diesel::table! {
    accounts (county, id) {
        county -> Text,
        id -> Text,
        username -> Text,
        name -> Text,
        role -> Text,
        station -> Nullable<Text>,
        division -> Text,
        certificate_no -> Nullable<Text>,
        password_hash -> Text,
        token_version -> Integer,
        demo -> Bool,
        disabled -> Bool,
    }
}

diesel::table! {
    sessions (county, token_hash) {
        county -> Text,
        token_hash -> Binary,
        family -> Text,
        account_id -> Text,
        issued_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    ledger (county, seq) {
        county -> Text,
        seq -> BigInt,
        received_at -> BigInt,
        act_id -> Text,
        actor -> Text,
        act -> Text,
        subject -> Text,
        body_digest -> Binary,
        record_digest -> Binary,
        prev_hash -> Binary,
        hash -> Binary,
    }
}

diesel::table! {
    ledger_heads (county) {
        county -> Text,
        seq -> BigInt,
        hash -> Binary,
    }
}

diesel::table! {
    acts (county, id) {
        county -> Text,
        id -> Text,
        seq -> BigInt,
        subject -> Text,
        act -> Text,
        actor_id -> Nullable<Text>,
        at -> BigInt,
        body -> Text,
        request_mac -> Binary,
    }
}

diesel::table! {
    houses (county, id) {
        county -> Text,
        id -> Text,
        number -> Text,
        township -> Text,
        division -> Text,
        stage -> Text,
        state -> Text,
        head_index -> Nullable<Binary>,
        due_on -> Nullable<Text>,
        west -> Nullable<Double>,
        south -> Nullable<Double>,
        east -> Nullable<Double>,
        north -> Nullable<Double>,
        slip_hash -> Binary,
        last_act_at -> BigInt,
        version -> Integer,
        file -> Text,
    }
}

diesel::table! {
    persons (county, house_id, ordinal) {
        county -> Text,
        house_id -> Text,
        ordinal -> Integer,
        kind -> Text,
        sealed -> Binary,
        id_index -> Nullable<Binary>,
    }
}

diesel::table! {
    duties (county, house_id, party, act) {
        county -> Text,
        house_id -> Text,
        party -> Text,
        act -> Text,
        due_on -> Text,
        township -> Text,
        division -> Text,
    }
}

diesel::table! {
    numbers (county, series, serial) {
        county -> Text,
        series -> Text,
        serial -> Integer,
        subject -> Text,
    }
}

diesel::table! {
    photos (county, id) {
        county -> Text,
        id -> Text,
        sha256 -> Text,
        bytes -> BigInt,
        mime -> Text,
        width -> Integer,
        height -> Integer,
        taken_at -> BigInt,
        received_at -> BigInt,
        house_id -> Nullable<Text>,
        violation_id -> Nullable<Text>,
        purpose -> Text,
        device_id -> Text,
        actor_id -> Text,
        lon -> Nullable<Double>,
        lat -> Nullable<Double>,
        verdict -> Text,
        fingerprint -> BigInt,
        facts -> Text,
    }
}

diesel::table! {
    violations (county, id) {
        county -> Text,
        id -> Text,
        number -> Text,
        township -> Text,
        division -> Text,
        state -> Text,
        track -> Nullable<Text>,
        kinds -> Text,
        source -> Text,
        house_id -> Nullable<Text>,
        party_index -> Nullable<Binary>,
        due_on -> Nullable<Text>,
        flagged -> Bool,
        lon -> Double,
        lat -> Double,
        last_act_at -> BigInt,
        version -> Integer,
        file -> Text,
    }
}

diesel::table! {
    case_persons (county, violation_id, ordinal) {
        county -> Text,
        violation_id -> Text,
        ordinal -> Integer,
        kind -> Text,
        sealed -> Binary,
        id_index -> Nullable<Binary>,
    }
}

diesel::table! {
    case_duties (county, violation_id, party, act) {
        county -> Text,
        violation_id -> Text,
        party -> Text,
        act -> Text,
        due_on -> Text,
        township -> Text,
        division -> Text,
    }
}

diesel::table! {
    zone_layers (county, layer, version) {
        county -> Text,
        layer -> Text,
        version -> Integer,
        as_of -> Text,
        source -> Text,
        crs -> Text,
        zones -> Integer,
        content_sha256 -> Binary,
        loaded_at -> BigInt,
    }
}

diesel::table! {
    zones (county, layer, version, nr) {
        county -> Text,
        layer -> Text,
        version -> Integer,
        nr -> Integer,
        class -> Nullable<Text>,
        object -> Nullable<Text>,
        name -> Text,
        extent -> Text,
        west -> Double,
        south -> Double,
        east -> Double,
        north -> Double,
        geometry -> Text,
        plane -> Text,
    }
}

diesel::table! {
    patch_loads (county, season, load) {
        county -> Text,
        season -> Text,
        load -> Integer,
        source -> Text,
        format -> Text,
        crs -> Text,
        patches -> Integer,
        head -> Text,
        loaded_at -> BigInt,
    }
}

diesel::table! {
    patches (county, id) {
        county -> Text,
        id -> Text,
        season -> Text,
        load -> Integer,
        nr -> Integer,
        number -> Text,
        township -> Text,
        division -> Text,
        class -> Text,
        state -> Text,
        west -> Double,
        south -> Double,
        east -> Double,
        north -> Double,
        given -> Binary,
        last_act_at -> BigInt,
        version -> Integer,
        file -> Text,
    }
}

diesel::table! {
    patrol_visits (county, id) {
        county -> Text,
        id -> Text,
        number -> Text,
        township -> Text,
        division -> Text,
        at -> BigInt,
        conclusion -> Text,
        proof -> Text,
        recheck_on -> Nullable<Text>,
        lon -> Double,
        lat -> Double,
        file -> Text,
    }
}

diesel::table! {
    patrol_photos (county, visit_id, ordinal) {
        county -> Text,
        visit_id -> Text,
        ordinal -> Integer,
        photo_id -> Text,
    }
}

diesel::table! {
    patrol_places (county, subject, reason) {
        county -> Text,
        subject -> Text,
        reason -> Text,
        counted_from -> Text,
        township -> Text,
        division -> Text,
        label -> Text,
        lon -> Nullable<Double>,
        lat -> Nullable<Double>,
    }
}

diesel::table! {
    patrol_days (county, division, cell_x, cell_y, on_day, proof) {
        county -> Text,
        division -> Text,
        cell_x -> Integer,
        cell_y -> Integer,
        on_day -> Text,
        proof -> Text,
        visits -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(houses, persons, duties);
diesel::allow_tables_to_appear_in_same_query!(violations, case_persons, case_duties);
diesel::allow_tables_to_appear_in_same_query!(ledger, acts);
