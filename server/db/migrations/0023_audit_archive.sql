CREATE TABLE "lantern"."audit_archive" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lantern"."audit_archive_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"first_seq" bigint NOT NULL,
	"last_seq" bigint NOT NULL,
	"previous" "bytea" NOT NULL,
	"last_hash" "bytea" NOT NULL,
	"file" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"archived_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lantern"."audit_keeping" (
	"years" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lantern"."building" ADD COLUMN "nameless_to" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_archive_first" ON "lantern"."audit_archive" USING btree ("first_seq");--> statement-breakpoint
CREATE INDEX "request_ended" ON "lantern"."assistance_request" USING btree ("ended_at") WHERE "lantern"."assistance_request"."ended_at" is not null;
--> statement-breakpoint
-- HIPAA, 45 CFR 164.316(b)(2)(i): six years. Each start writes what AUDIT_KEPT_YEARS says, as the owner.
INSERT INTO "lantern"."audit_keeping" ("years") VALUES (6);
--> statement-breakpoint
-- Removes the rows of an archive from the chain, and returns how many. It refuses all but the oldest rows, whole, each older than the
-- years that rows are kept, exactly those that the archive names; and the last row of the chain.
CREATE FUNCTION "lantern"."audit_retire"("archive" bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = lantern, pg_catalog, pg_temp
-- Readers of boards wait for it where it removes sets of patients.
SET lock_timeout = '1s'
AS $$
DECLARE
	kept audit_archive;
	least integer;
	found_rows bigint;
	found_first bigint;
	youngest timestamptz;
	sets bytea[];
BEGIN
	PERFORM pg_advisory_xact_lock(7326002);
	SELECT years INTO STRICT least FROM audit_keeping;
	SELECT * INTO STRICT kept FROM audit_archive WHERE id = "archive" AND retired_at IS NULL FOR UPDATE;
	SELECT count(*), min(seq), max(at) INTO found_rows, found_first, youngest FROM audit_entry WHERE seq <= kept.last_seq;
	IF found_first IS DISTINCT FROM kept.first_seq OR found_rows <> kept.last_seq - kept.first_seq + 1
		OR NOT EXISTS (SELECT FROM audit_entry WHERE seq = kept.first_seq AND previous = kept.previous)
		OR NOT EXISTS (SELECT FROM audit_entry WHERE seq = kept.last_seq AND hash = kept.last_hash) THEN
		RAISE EXCEPTION 'The archive is not that of the oldest rows' USING ERRCODE = 'check_violation';
	END IF;
	IF youngest >= now() - make_interval(years => least) THEN
		RAISE EXCEPTION 'A row is younger than % years', least USING ERRCODE = 'check_violation';
	END IF;
	IF NOT EXISTS (SELECT FROM audit_entry WHERE seq > kept.last_seq) THEN
		RAISE EXCEPTION 'The last row stays' USING ERRCODE = 'check_violation';
	END IF;
	sets := ARRAY(SELECT DISTINCT patients FROM audit_entry WHERE seq <= kept.last_seq AND patients IS NOT NULL);
	DELETE FROM audit_entry WHERE seq <= kept.last_seq;
	IF cardinality(sets) > 0 THEN
		-- An act that names one of them meanwhile waits here, and then keeps the set again.
		LOCK TABLE audit_patients IN SHARE ROW EXCLUSIVE MODE;
		DELETE FROM audit_patients WHERE hash = ANY(sets)
			AND NOT EXISTS (SELECT FROM audit_entry WHERE patients = audit_patients.hash)
			AND NOT EXISTS (SELECT FROM audit_inbox WHERE patients = audit_patients.hash);
	END IF;
	UPDATE audit_archive SET retired_at = now() WHERE id = kept.id;
	RETURN found_rows;
END
$$;
--> statement-breakpoint
-- Writes the row of an act, and the set of patients that it names where that is not known yet. A function, because its statements are
-- planned once a connection, and not for each act.
CREATE FUNCTION "lantern"."audit_note"("kind" text, "actor" uuid, "named" text, "as_role" text, "of_session" text, "from_address" text,
	"act" text, "result" text, "in_building" uuid, "at_bed" uuid, "mrn" text, "set_hash" text, "set_mrns" text, "of_request" uuid,
	"because" text, "facts" text) RETURNS void LANGUAGE plpgsql
AS $$
DECLARE
	place uuid := at_bed;
	house uuid := in_building;
	person text := mrn;
BEGIN
	IF place IS NULL AND of_request IS NOT NULL THEN
		SELECT bed_id INTO place FROM lantern.assistance_request WHERE id = of_request;
	END IF;
	IF place IS NOT NULL THEN
		SELECT coalesce(house, building_id), coalesce(person, patient_mrn) INTO house, person FROM lantern.bed WHERE id = place;
	END IF;
	IF set_hash IS NOT NULL THEN
		INSERT INTO lantern.audit_patients (hash, mrns)
			VALUES (decode(set_hash, 'hex'), ARRAY(SELECT jsonb_array_elements_text(set_mrns::jsonb))) ON CONFLICT DO NOTHING;
		person := NULL;
	END IF;
	INSERT INTO lantern.audit_inbox (actor_kind, actor_id, actor_name, role, session, address, action, outcome, building_id, bed_id,
			patient, patients, request_id, reason, detail)
		VALUES (kind, actor, named, as_role, of_session, from_address, act, result, house, place,
			person, decode(set_hash, 'hex'), of_request, because, facts);
END
$$;
--> statement-breakpoint
-- Grants lantern_serving what it needs of this schema and of the emulator's, and no more of the audit trail than to read it, to add acts,
-- to seal, and to retire. A start calls it as the owner where the role was made later than the tables.
CREATE FUNCTION "lantern"."grant_serving"() RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	named text;
BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lantern_serving') THEN
		RETURN;
	END IF;
	FOREACH named IN ARRAY ARRAY['lantern', 'solo'] LOOP
		CONTINUE WHEN NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = named);
		EXECUTE format('GRANT USAGE ON SCHEMA %I TO lantern_serving', named);
	END LOOP;
	FOR named IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
		WHERE schemaname IN ('lantern', 'solo') AND tablename NOT LIKE 'audit\_%' LOOP
		EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO lantern_serving', named);
	END LOOP;
	FOR named IN SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences
		WHERE schemaname IN ('lantern', 'solo') AND sequencename NOT LIKE 'audit\_%' LOOP
		EXECUTE format('GRANT USAGE, SELECT, UPDATE ON SEQUENCE %s TO lantern_serving', named);
	END LOOP;
	-- What later migrations make.
	ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO lantern_serving;
	ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO lantern_serving;
	ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO lantern_serving;
	REVOKE ALL ON lantern.audit_inbox, lantern.audit_entry, lantern.audit_patients, lantern.audit_archive, lantern.audit_keeping
		FROM lantern_serving;
	GRANT SELECT ON lantern.audit_inbox, lantern.audit_entry, lantern.audit_patients, lantern.audit_archive, lantern.audit_keeping
		TO lantern_serving;
	GRANT INSERT ON lantern.audit_patients TO lantern_serving;
	-- When an act was, the database says, and not the one who acts.
	GRANT INSERT (actor_kind, actor_id, actor_name, role, session, address, action, outcome, building_id, bed_id, patient, patients,
		request_id, reason, detail) ON lantern.audit_inbox TO lantern_serving;
	GRANT INSERT (first_seq, last_seq, previous, last_hash, file, sha256) ON lantern.audit_archive TO lantern_serving;
	GRANT EXECUTE ON FUNCTION lantern.audit_seal(integer), lantern.audit_retire(bigint) TO lantern_serving;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "lantern"."audit_retire"(bigint) FROM PUBLIC;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "lantern"."grant_serving"() FROM PUBLIC;
--> statement-breakpoint
SELECT "lantern"."grant_serving"();
