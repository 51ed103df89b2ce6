-- An empty MRN stands for no one who is known: then the row names no patient, although another may lie in the bed.
CREATE OR REPLACE FUNCTION "lantern"."audit_note"("kind" text, "actor" uuid, "named" text, "as_role" text, "of_session" text, "from_address" text,
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
			nullif(person, ''), decode(set_hash, 'hex'), of_request, because, facts);
END
$$;
