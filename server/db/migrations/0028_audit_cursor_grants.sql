DROP INDEX "lantern"."audit_patients_seen";--> statement-breakpoint
CREATE INDEX "audit_patients_seen" ON "lantern"."audit_entry" USING btree ("patients","seq","at") WHERE "lantern"."audit_entry"."patients" is not null;
--> statement-breakpoint
-- Grants lantern_serving what it needs of this schema and of the emulator's, and no more of the audit trail than to read it, to add acts,
-- to seal, to retire, and to write how far rows were sent. A start calls it as the owner where the role was made later than a table. A new
-- table audit_… must be named here: what later migrations make is granted, rows of it to delete included.
CREATE OR REPLACE FUNCTION "lantern"."grant_serving"() RETURNS void LANGUAGE plpgsql
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
	REVOKE ALL ON lantern.audit_inbox, lantern.audit_entry, lantern.audit_patients, lantern.audit_archive, lantern.audit_keeping,
		lantern.audit_cursor FROM lantern_serving;
	GRANT SELECT ON lantern.audit_inbox, lantern.audit_entry, lantern.audit_patients, lantern.audit_archive, lantern.audit_keeping,
		lantern.audit_cursor TO lantern_serving;
	GRANT INSERT ON lantern.audit_patients TO lantern_serving;
	-- When an act was, the database says, and not the one who acts.
	GRANT INSERT (actor_kind, actor_id, actor_name, role, session, address, action, outcome, building_id, bed_id, patient, patients,
		request_id, reason, detail) ON lantern.audit_inbox TO lantern_serving;
	GRANT INSERT (first_seq, last_seq, previous, last_hash, file, sha256) ON lantern.audit_archive TO lantern_serving;
	GRANT INSERT, UPDATE (seq, leased_by, leased_until) ON lantern.audit_cursor TO lantern_serving;
	GRANT EXECUTE ON FUNCTION lantern.audit_seal(integer), lantern.audit_retire(bigint) TO lantern_serving;
END
$$;
--> statement-breakpoint
SELECT "lantern"."grant_serving"();
