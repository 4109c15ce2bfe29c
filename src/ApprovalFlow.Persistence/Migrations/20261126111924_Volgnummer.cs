using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Volgnummer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_kennisgeving_mails_mail_id",
                table: "kennisgeving");

            migrationBuilder.DropForeignKey(
                name: "fk_kennisgeving_nota_nota_id",
                table: "kennisgeving");

            migrationBuilder.DropIndex(
                name: "ix_kennisgeving_nota_id",
                table: "kennisgeving");

            migrationBuilder.AddColumn<int>(
                name: "volgnummer",
                table: "verloop",
                type: "integer",
                nullable: true);

            migrationBuilder.Sql("UPDATE verloop SET volgnummer = nota.volgnummer FROM nota WHERE verloop.nota_id = nota.id");

            migrationBuilder.AlterColumn<int>(
                name: "volgnummer",
                table: "verloop",
                type: "integer",
                nullable: false,
                oldNullable: true);

            migrationBuilder.DropColumn(
                name: "volgnummer",
                table: "nota");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "volgnummer",
                table: "nota",
                type: "integer",
                nullable: true);

            migrationBuilder.Sql("UPDATE nota SET volgnummer = verloop.volgnummer FROM verloop WHERE verloop.nota_id = nota.id");

            migrationBuilder.AlterColumn<int>(
                name: "volgnummer",
                table: "nota",
                type: "integer",
                nullable: false,
                oldNullable: true);

            migrationBuilder.DropColumn(
                name: "volgnummer",
                table: "verloop");

            migrationBuilder.CreateIndex(
                name: "ix_kennisgeving_nota_id",
                table: "kennisgeving",
                column: "nota_id");

            migrationBuilder.AddForeignKey(
                name: "fk_kennisgeving_mails_mail_id",
                table: "kennisgeving",
                column: "mail_id",
                principalTable: "mail",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_kennisgeving_nota_nota_id",
                table: "kennisgeving",
                column: "nota_id",
                principalTable: "nota",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
