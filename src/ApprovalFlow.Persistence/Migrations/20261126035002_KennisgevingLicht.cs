using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class KennisgevingLicht : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_kennisgeving_medewerker_ontvanger",
                table: "kennisgeving");

            migrationBuilder.DropForeignKey(
                name: "fk_mail_medewerker_ontvanger",
                table: "mail");

            migrationBuilder.DropIndex(
                name: "ix_sleutel_aangemaakt",
                table: "sleutel");

            migrationBuilder.DropIndex(
                name: "ix_mail_ontvanger",
                table: "mail");

            migrationBuilder.DropIndex(
                name: "ix_kennisgeving_mail_id",
                table: "kennisgeving");

            migrationBuilder.DropIndex(
                name: "ix_kennisgeving_taak_id",
                table: "kennisgeving");

            migrationBuilder.CreateIndex(
                name: "ix_sleutel_aangemaakt",
                table: "sleutel",
                column: "aangemaakt")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "ix_mail_ontvanger_dagoverzicht",
                table: "mail",
                columns: new[] { "ontvanger", "dagoverzicht" },
                unique: true,
                filter: "dagoverzicht IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_kennisgeving_mail_id",
                table: "kennisgeving",
                column: "mail_id",
                filter: "mail_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_kennisgeving_taak_id",
                table: "kennisgeving",
                column: "taak_id",
                filter: "taak_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sleutel_aangemaakt",
                table: "sleutel");

            migrationBuilder.DropIndex(
                name: "ix_mail_ontvanger_dagoverzicht",
                table: "mail");

            migrationBuilder.DropIndex(
                name: "ix_kennisgeving_mail_id",
                table: "kennisgeving");

            migrationBuilder.DropIndex(
                name: "ix_kennisgeving_taak_id",
                table: "kennisgeving");

            migrationBuilder.CreateIndex(
                name: "ix_sleutel_aangemaakt",
                table: "sleutel",
                column: "aangemaakt");

            migrationBuilder.CreateIndex(
                name: "ix_mail_ontvanger",
                table: "mail",
                column: "ontvanger");

            migrationBuilder.CreateIndex(
                name: "ix_kennisgeving_mail_id",
                table: "kennisgeving",
                column: "mail_id");

            migrationBuilder.CreateIndex(
                name: "ix_kennisgeving_taak_id",
                table: "kennisgeving",
                column: "taak_id");

            migrationBuilder.AddForeignKey(
                name: "fk_kennisgeving_medewerker_ontvanger",
                table: "kennisgeving",
                column: "ontvanger",
                principalTable: "medewerker",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_mail_medewerker_ontvanger",
                table: "mail",
                column: "ontvanger",
                principalTable: "medewerker",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
