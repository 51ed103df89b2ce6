CREATE TABLE "lantern"."audit_cursor" (
	"name" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"leased_by" text NOT NULL,
	"leased_until" timestamp (3) with time zone NOT NULL
);
