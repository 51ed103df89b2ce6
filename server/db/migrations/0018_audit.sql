CREATE TABLE "lantern"."audit_entry" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text,
	"role" text,
	"session" text,
	"address" text,
	"action" text NOT NULL,
	"outcome" text NOT NULL,
	"building_id" uuid,
	"bed_id" uuid,
	"patient" text,
	"patients" "bytea",
	"request_id" uuid,
	"reason" text,
	"detail" text,
	"previous" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lantern"."audit_inbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lantern"."audit_inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text,
	"role" text,
	"session" text,
	"address" text,
	"action" text NOT NULL,
	"outcome" text NOT NULL,
	"building_id" uuid,
	"bed_id" uuid,
	"patient" text,
	"patients" "bytea",
	"request_id" uuid,
	"reason" text,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "lantern"."audit_patients" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"mrns" text[] NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_patient" ON "lantern"."audit_entry" USING btree ("patient","seq") WHERE "lantern"."audit_entry"."patient" is not null;--> statement-breakpoint
CREATE INDEX "audit_patients_seen" ON "lantern"."audit_entry" USING btree ("patients","seq") WHERE "lantern"."audit_entry"."patients" is not null;--> statement-breakpoint
CREATE INDEX "audit_actor" ON "lantern"."audit_entry" USING btree ("actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_time" ON "lantern"."audit_entry" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_patients_mrns" ON "lantern"."audit_patients" USING gin ("mrns");--> statement-breakpoint
-- One field of a row as its hash counts it: its length in bytes before it, so that no two rows read the same.
CREATE FUNCTION "lantern"."audit_field"("value" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT coalesce(octet_length("value")::text || ':' || "value", '-') || ',' $$;
--> statement-breakpoint
-- What the hash of a row is made of, in the order of the columns; times as milliseconds since the epoch.
CREATE FUNCTION "lantern"."audit_text"("row" "lantern"."audit_entry") RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = lantern, pg_catalog
AS $$
	SELECT audit_field("row".seq::text) || audit_field((extract(epoch from "row".at) * 1000)::bigint::text)
		|| audit_field("row".actor_kind) || audit_field("row".actor_id::text) || audit_field("row".actor_name)
		|| audit_field("row".role) || audit_field("row".session) || audit_field("row".address)
		|| audit_field("row".action) || audit_field("row".outcome) || audit_field("row".building_id::text)
		|| audit_field("row".bed_id::text) || audit_field("row".patient) || audit_field(encode("row".patients, 'hex'))
		|| audit_field("row".request_id::text) || audit_field("row".reason) || audit_field("row".detail)
$$;
--> statement-breakpoint
-- Takes at most so many rows from the inbox into the chain, and returns how many. One at a time, on all nodes.
CREATE FUNCTION "lantern"."audit_seal"("most" integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = lantern, pg_catalog, pg_temp
AS $$
DECLARE
	entry audit_entry;
	taken audit_inbox;
	sealed integer := 0;
	last_seq bigint := 0;
	last_hash bytea := decode(repeat('00', 32), 'hex');
BEGIN
	PERFORM pg_advisory_xact_lock(7326002);
	SELECT seq, hash INTO entry.seq, entry.hash FROM audit_entry ORDER BY seq DESC LIMIT 1;
	IF FOUND THEN
		last_seq := entry.seq;
		last_hash := entry.hash;
	END IF;
	FOR taken IN
		WITH gone AS (
			DELETE FROM audit_inbox WHERE id IN (SELECT id FROM audit_inbox ORDER BY id LIMIT "most") RETURNING *
		) SELECT * FROM gone ORDER BY id
	LOOP
		last_seq := last_seq + 1;
		entry := ROW(last_seq, taken.at, taken.actor_kind, taken.actor_id, taken.actor_name, taken.role, taken.session,
			taken.address, taken.action, taken.outcome, taken.building_id, taken.bed_id, taken.patient, taken.patients,
			taken.request_id, taken.reason, taken.detail, last_hash, NULL)::audit_entry;
		entry.hash := sha256(last_hash || convert_to(audit_text(entry), 'UTF8'));
		INSERT INTO audit_entry SELECT (entry).*;
		last_hash := entry.hash;
		sealed := sealed + 1;
	END LOOP;
	RETURN sealed;
END
$$;
--> statement-breakpoint
-- The role that serves requests. Where the login may not make roles, the tables stay the login's own, and Lantern says so.
DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lantern_serving') THEN
		CREATE ROLE lantern_serving NOLOGIN;
	END IF;
	IF NOT pg_has_role(current_user, 'lantern_serving', 'MEMBER') THEN
		EXECUTE format('GRANT lantern_serving TO %I', current_user);
	END IF;
EXCEPTION
	WHEN insufficient_privilege THEN RAISE NOTICE 'The login may not make the role lantern_serving';
	-- Another database of the same server does it at this moment.
	WHEN duplicate_object OR unique_violation OR internal_error THEN NULL;
END
$$;
--> statement-breakpoint
DO $$
DECLARE
	name text;
BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lantern_serving') THEN
		RETURN;
	END IF;
	FOREACH name IN ARRAY ARRAY['lantern', 'solo'] LOOP
		CONTINUE WHEN NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = name);
		EXECUTE format('GRANT USAGE ON SCHEMA %I TO lantern_serving', name);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO lantern_serving', name);
		EXECUTE format('GRANT USAGE, UPDATE ON ALL SEQUENCES IN SCHEMA %I TO lantern_serving', name);
	END LOOP;
	-- What later migrations make.
	ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO lantern_serving;
	ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO lantern_serving;
	-- UPDATE is for setval: the demo hospital comes with numbers of its own.
	ALTER DEFAULT PRIVILEGES GRANT USAGE, UPDATE ON SEQUENCES TO lantern_serving;
	REVOKE ALL ON lantern.audit_inbox, lantern.audit_entry, lantern.audit_patients FROM lantern_serving;
	REVOKE UPDATE ON SEQUENCE lantern.audit_inbox_id_seq FROM lantern_serving;
	GRANT SELECT, INSERT ON lantern.audit_inbox, lantern.audit_patients TO lantern_serving;
	GRANT SELECT ON lantern.audit_entry TO lantern_serving;
	REVOKE EXECUTE ON FUNCTION lantern.audit_seal(integer) FROM PUBLIC;
	GRANT EXECUTE ON FUNCTION lantern.audit_seal(integer) TO lantern_serving;
END
$$;
