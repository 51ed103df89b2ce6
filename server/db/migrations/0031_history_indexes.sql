DROP INDEX "lantern"."visit_ask";--> statement-breakpoint
CREATE INDEX "session_used" ON "lantern"."session" USING btree ("account_id","hand_at") WHERE "lantern"."session"."account_id" is not null;--> statement-breakpoint
CREATE INDEX "visit_ask" ON "lantern"."visit" USING btree ("ask_after") WHERE "lantern"."visit"."ask_after" is not null;