using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Mensen : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "laatste_eenheid",
                table: "medewerker",
                type: "text",
                nullable: true,
                collation: "eenheidscode");

            migrationBuilder.AddColumn<LocalDate>(
                name: "naam_vervangen_op",
                table: "medewerker",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<LocalDate>(
                name: "gesloten_op",
                table: "eenheid",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "registerpersoon",
                columns: table => new
                {
                    wijziging = table.Column<long>(type: "bigint", nullable: false),
                    medewerker = table.Column<Guid>(type: "uuid", nullable: false),
                    zout = table.Column<byte[]>(type: "bytea", nullable: false),
                    oud = table.Column<string>(type: "json", nullable: true),
                    nieuw = table.Column<string>(type: "json", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registerpersoon", x => x.wijziging);
                    table.ForeignKey(
                        name: "fk_registerpersoon_registerwijziging_wijziging",
                        column: x => x.wijziging,
                        principalTable: "registerwijziging",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_registerpersoon_medewerker",
                table: "registerpersoon",
                column: "medewerker");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "registerpersoon");

            migrationBuilder.DropColumn(
                name: "laatste_eenheid",
                table: "medewerker");

            migrationBuilder.DropColumn(
                name: "naam_vervangen_op",
                table: "medewerker");

            migrationBuilder.DropColumn(
                name: "gesloten_op",
                table: "eenheid");
        }
    }
}
