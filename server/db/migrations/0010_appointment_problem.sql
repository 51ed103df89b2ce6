ALTER TABLE "lantern"."visit" ADD COLUMN "problem" jsonb;--> statement-breakpoint
-- `trouble` holds English sentences of version 0.1. `problem` names each by its key; a sentence without a key is carried as it is.
UPDATE "lantern"."visit" SET "problem" = jsonb_build_object('message', "trouble", 'say', coalesce(
	(SELECT jsonb_build_object('key', "known"."key") FROM (VALUES
		('It did not reach Solo. Book it again.', 'appointment.neverReached'),
		('Solo does not know this appointment any more.', 'appointment.goneInSolo'),
		('Solo has another patient under this number. Nothing was booked.', 'appointment.anotherPatient'),
		('Solo does not know this patient.', 'solo.unknown.patient'),
		('Solo refused. Try again, or call whoever keeps the appointments.', 'solo.refused.callBooking'),
		('Solo does not answer. Try again, or call whoever keeps the appointments.', 'solo.silent.callBooking')
	) AS "known" ("sentence", "key") WHERE "known"."sentence" = "trouble"),
	jsonb_build_object('key', 'appointment.asStored', 'values', jsonb_build_object('text', "trouble"))
)) WHERE "trouble" IS NOT NULL;
