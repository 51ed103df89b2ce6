CREATE TABLE "lantern"."entra_identity" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"account_id" uuid NOT NULL,
	"linked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entra_identity_issuer_subject_pk" PRIMARY KEY("issuer","subject"),
	CONSTRAINT "entra_identity_account_id_unique" UNIQUE("account_id")
);
--> statement-breakpoint
CREATE TABLE "lantern"."teams_token" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"name" text,
	"access" text NOT NULL,
	"refresh" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"refresh_at" timestamp (3) with time zone NOT NULL,
	"refreshing_by" text,
	"refreshing_until" timestamp (3) with time zone
);
