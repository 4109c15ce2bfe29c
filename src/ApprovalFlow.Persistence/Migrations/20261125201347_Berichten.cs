using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Berichten : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_outbox_nota_nota_id",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_nota_id_id",
                table: "outbox");

            migrationBuilder.AlterColumn<Guid>(
                name: "nota_id",
                table: "outbox",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<long>(
                name: "reeks",
                table: "outbox",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "abonnee",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    naam = table.Column<string>(type: "text", nullable: false),
                    adres = table.Column<string>(type: "text", nullable: false),
                    geheim = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    positie = table.Column<long>(type: "bigint", nullable: false),
                    mislukt = table.Column<int>(type: "integer", nullable: false),
                    volgende_poging = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    bezig_tot = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    laatste_fout = table.Column<string>(type: "text", nullable: true),
                    bezorgd_op = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    gewijzigd_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    gewijzigd_door = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_abonnee", x => x.id);
                    table.CheckConstraint("abonnee_status", "status IN ('actief', 'gepauzeerd', 'gestopt')");
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "koppeling",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    naam = table.Column<string>(type: "text", nullable: false),
                    eenheid = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    publieke_sleutel = table.Column<string>(type: "text", nullable: false),
                    toegestaan = table.Column<bool>(type: "boolean", nullable: false),
                    gewijzigd_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    gewijzigd_door = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_koppeling", x => x.id);
                    table.ForeignKey(
                        name: "fk_koppeling_eenheid_eenheid",
                        column: x => x.eenheid,
                        principalTable: "eenheid",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "onbestelbaar",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bericht_id = table.Column<Guid>(type: "uuid", nullable: true),
                    wachtrij = table.Column<string>(type: "text", nullable: false),
                    inhoud = table.Column<byte[]>(type: "bytea", nullable: false),
                    inhoud_type = table.Column<string>(type: "text", nullable: false),
                    reden = table.Column<string>(type: "text", nullable: false),
                    nota_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ontvangen_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    afgehandeld_op = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    afgehandeld_door = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_onbestelbaar", x => x.id);
                    table.CheckConstraint("onbestelbaar_status", "status IN ('open', 'opnieuw-verzonden', 'weggelegd')");
                });

            migrationBuilder.CreateTable(
                name: "teller",
                columns: table => new
                {
                    naam = table.Column<string>(type: "text", nullable: false),
                    stand = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_teller", x => x.naam);
                });

            migrationBuilder.InsertData(
                table: "teller",
                columns: new[] { "naam", "stand" },
                values: new object[,]
                {
                    { "outbox", 0L },
                    { "register", 1L }
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_reeks",
                table: "outbox",
                column: "reeks",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_te_verzenden",
                table: "outbox",
                column: "id",
                filter: "verzonden IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_abonnee_naam",
                table: "abonnee",
                column: "naam",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_koppeling_eenheid",
                table: "koppeling",
                column: "eenheid");

            migrationBuilder.CreateIndex(
                name: "ix_koppeling_naam",
                table: "koppeling",
                column: "naam",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_onbestelbaar_ontvangen_op",
                table: "onbestelbaar",
                column: "ontvangen_op",
                filter: "status = 'open'");

            migrationBuilder.Sql(
                """
                CREATE FUNCTION register_gewijzigd() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  UPDATE teller SET stand = stand + 1 WHERE naam = 'register';
                  RETURN NULL;
                END $$;
                CREATE TRIGGER register_gewijzigd AFTER INSERT OR UPDATE OR DELETE ON eenheid
                  FOR EACH STATEMENT EXECUTE FUNCTION register_gewijzigd();
                CREATE TRIGGER register_gewijzigd AFTER INSERT OR UPDATE OR DELETE ON medewerker
                  FOR EACH STATEMENT EXECUTE FUNCTION register_gewijzigd();
                CREATE TRIGGER register_gewijzigd AFTER INSERT OR UPDATE OR DELETE ON lidmaatschap
                  FOR EACH STATEMENT EXECUTE FUNCTION register_gewijzigd();
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER register_gewijzigd ON eenheid;
                DROP TRIGGER register_gewijzigd ON medewerker;
                DROP TRIGGER register_gewijzigd ON lidmaatschap;
                DROP FUNCTION register_gewijzigd();
                """
            );

            migrationBuilder.DropTable(
                name: "abonnee");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "koppeling");

            migrationBuilder.DropTable(
                name: "onbestelbaar");

            migrationBuilder.DropTable(
                name: "teller");

            migrationBuilder.DropIndex(
                name: "ix_outbox_reeks",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_te_verzenden",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "reeks",
                table: "outbox");

            migrationBuilder.AlterColumn<Guid>(
                name: "nota_id",
                table: "outbox",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_nota_id_id",
                table: "outbox",
                columns: new[] { "nota_id", "id" },
                filter: "verzonden IS NULL");

            migrationBuilder.AddForeignKey(
                name: "fk_outbox_nota_nota_id",
                table: "outbox",
                column: "nota_id",
                principalTable: "nota",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
