CREATE TABLE "lantern"."oidc_logout" (
	"issuer" text NOT NULL,
	"jti" text NOT NULL,
	"forget_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "oidc_logout_issuer_jti_pk" PRIMARY KEY("issuer","jti")
);
--> statement-breakpoint
ALTER TABLE "lantern"."account" ADD COLUMN "from_directory" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "oidc_issuer" text;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "oidc_subject" text;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "oidc_sid" text;--> statement-breakpoint
ALTER TABLE "lantern"."session" ADD COLUMN "oidc_id_token" text;--> statement-breakpoint
CREATE INDEX "session_oidc" ON "lantern"."session" USING btree ("oidc_issuer","oidc_sid") WHERE "lantern"."session"."oidc_issuer" is not null;