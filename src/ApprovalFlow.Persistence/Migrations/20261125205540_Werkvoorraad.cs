using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Werkvoorraad : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "spoed",
                table: "nota",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "gelezen_versie",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    medewerker = table.Column<Guid>(type: "uuid", nullable: false),
                    versie = table.Column<int>(type: "integer", nullable: false),
                    op = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gelezen_versie", x => new { x.nota_id, x.medewerker, x.versie });
                    table.ForeignKey(
                        name: "fk_gelezen_versie_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "gelezen_versie");

            migrationBuilder.DropColumn(
                name: "spoed",
                table: "nota");
        }
    }
}
