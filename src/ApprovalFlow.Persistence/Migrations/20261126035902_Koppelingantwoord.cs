using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Koppelingantwoord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "koppeling",
                table: "afstemming",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "opgegeven_medewerker",
                table: "afstemming",
                type: "text",
                nullable: true);

            // What the journal says of the answers that koppelingen gave before these columns were there.
            migrationBuilder.Sql(
                """
                UPDATE afstemming a
                SET koppeling = substr(r.grond, length('koppeling ') + 1), opgegeven_medewerker = r.opgegeven
                FROM (
                  SELECT g.nota_id, g.volgnummer, g.grond, i.inhoud ->> 'opgegevenMedewerker' AS opgegeven
                  FROM gebeurtenis g LEFT JOIN gebeurtenis_inhoud i USING (nota_id, volgnummer)
                  WHERE g.aanmelding = 'koppeling' AND g.door IS NULL
                ) r
                WHERE a.nota_id = r.nota_id AND a.volgnummer = r.volgnummer;
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "koppeling",
                table: "afstemming");

            migrationBuilder.DropColumn(
                name: "opgegeven_medewerker",
                table: "afstemming");
        }
    }
}
