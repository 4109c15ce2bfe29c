using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Kennisgevingen : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "emailadres",
                table: "medewerker",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "agenda",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false),
                    medewerker = table.Column<Guid>(type: "uuid", nullable: false),
                    soort = table.Column<string>(type: "text", nullable: false),
                    aangemaakt_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    ingetrokken_op = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda", x => x.hash);
                    table.ForeignKey(
                        name: "fk_agenda_medewerker_medewerker",
                        column: x => x.medewerker,
                        principalTable: "medewerker",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "jaarnota",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    naam = table.Column<string>(type: "text", nullable: false),
                    eenheid = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    procedure = table.Column<string>(type: "text", nullable: false),
                    regel = table.Column<string>(type: "text", nullable: false),
                    opsteltijd = table.Column<int>(type: "integer", nullable: false),
                    vorige_nota = table.Column<Guid>(type: "uuid", nullable: true),
                    toegevoegd_door = table.Column<Guid>(type: "uuid", nullable: false),
                    toegevoegd_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jaarnota", x => x.id);
                    table.ForeignKey(
                        name: "fk_jaarnota_eenheid_eenheid",
                        column: x => x.eenheid,
                        principalTable: "eenheid",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_jaarnota_nota_vorige_nota",
                        column: x => x.vorige_nota,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<string>(type: "text", nullable: false),
                    ontvanger = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    besloten_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    volgende_poging = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    pogingen = table.Column<int>(type: "integer", nullable: false),
                    melding = table.Column<string>(type: "text", nullable: true),
                    adres = table.Column<string>(type: "text", nullable: true),
                    verzonden_op = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    dagoverzicht = table.Column<LocalDate>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail", x => x.id);
                    table.ForeignKey(
                        name: "fk_mail_medewerker_ontvanger",
                        column: x => x.ontvanger,
                        principalTable: "medewerker",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mailvoorkeur",
                columns: table => new
                {
                    medewerker = table.Column<Guid>(type: "uuid", nullable: false),
                    keuze = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mailvoorkeur", x => x.medewerker);
                    table.ForeignKey(
                        name: "fk_mailvoorkeur_medewerker_medewerker",
                        column: x => x.medewerker,
                        principalTable: "medewerker",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rappel",
                columns: table => new
                {
                    taak_id = table.Column<Guid>(type: "uuid", nullable: false),
                    soort = table.Column<string>(type: "text", nullable: false),
                    dag = table.Column<LocalDate>(type: "date", nullable: false),
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    besloten_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    door = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rappel", x => new { x.taak_id, x.soort, x.dag });
                    table.ForeignKey(
                        name: "fk_rappel_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rappelstand",
                columns: table => new
                {
                    taak_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bezien = table.Column<LocalDate>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rappelstand", x => x.taak_id);
                    table.ForeignKey(
                        name: "fk_rappelstand_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kennisgeving",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ontvanger = table.Column<Guid>(type: "uuid", nullable: false),
                    soort = table.Column<string>(type: "text", nullable: false),
                    nota_id = table.Column<Guid>(type: "uuid", nullable: true),
                    taak_id = table.Column<Guid>(type: "uuid", nullable: true),
                    zin = table.Column<string>(type: "text", nullable: false),
                    sleutel = table.Column<string>(type: "text", nullable: false),
                    op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    gelezen_op = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    mail_id = table.Column<Guid>(type: "uuid", nullable: true),
                    wacht_op_dagoverzicht = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kennisgeving", x => x.id);
                    table.ForeignKey(
                        name: "fk_kennisgeving_mails_mail_id",
                        column: x => x.mail_id,
                        principalTable: "mail",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kennisgeving_medewerker_ontvanger",
                        column: x => x.ontvanger,
                        principalTable: "medewerker",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kennisgeving_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agenda_medewerker",
                table: "agenda",
                column: "medewerker");

            migrationBuilder.CreateIndex(
                name: "ix_jaarnota_eenheid",
                table: "jaarnota",
                column: "eenheid");

            migrationBuilder.CreateIndex(
                name: "ix_jaarnota_vorige_nota",
                table: "jaarnota",
                column: "vorige_nota");

            migrationBuilder.CreateIndex(
                name: "ix_kennisgeving_mail_id",
                table: "kennisgeving",
                column: "mail_id");

            migrationBuilder.CreateIndex(
                name: "ix_kennisgeving_nota_id",
                table: "kennisgeving",
                column: "nota_id");

            migrationBuilder.CreateIndex(
                name: "ix_kennisgeving_ontvanger",
                table: "kennisgeving",
                column: "ontvanger",
                filter: "gelezen_op IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_kennisgeving_ontvanger_id",
                table: "kennisgeving",
                columns: new[] { "ontvanger", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_kennisgeving_sleutel",
                table: "kennisgeving",
                column: "sleutel",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kennisgeving_taak_id",
                table: "kennisgeving",
                column: "taak_id");

            migrationBuilder.CreateIndex(
                name: "ix_kennisgeving_wacht_op_dagoverzicht",
                table: "kennisgeving",
                column: "wacht_op_dagoverzicht",
                filter: "wacht_op_dagoverzicht");

            migrationBuilder.CreateIndex(
                name: "ix_mail_message_id",
                table: "mail",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mail_ontvanger",
                table: "mail",
                column: "ontvanger");

            migrationBuilder.CreateIndex(
                name: "ix_mail_status_id",
                table: "mail",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_mail_volgende_poging_id",
                table: "mail",
                columns: new[] { "volgende_poging", "id" },
                filter: "status = 'wacht'");

            migrationBuilder.CreateIndex(
                name: "ix_rappel_nota_id",
                table: "rappel",
                column: "nota_id");

            migrationBuilder.CreateIndex(
                name: "ix_rappelstand_nota_id",
                table: "rappelstand",
                column: "nota_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agenda");

            migrationBuilder.DropTable(
                name: "jaarnota");

            migrationBuilder.DropTable(
                name: "kennisgeving");

            migrationBuilder.DropTable(
                name: "mailvoorkeur");

            migrationBuilder.DropTable(
                name: "rappel");

            migrationBuilder.DropTable(
                name: "rappelstand");

            migrationBuilder.DropTable(
                name: "mail");

            migrationBuilder.DropColumn(
                name: "emailadres",
                table: "medewerker");
        }
    }
}
