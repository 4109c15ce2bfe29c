using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Jaarbegin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "revisie",
                table: "jaarnota",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "jaarbegin",
                columns: table => new
                {
                    jaarnota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    jaar = table.Column<int>(type: "integer", nullable: false),
                    door = table.Column<Guid>(type: "uuid", nullable: false),
                    op = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jaarbegin", x => new { x.jaarnota_id, x.nota_id });
                    table.ForeignKey(
                        name: "fk_jaarbegin_jaarnota_jaarnota_id",
                        column: x => x.jaarnota_id,
                        principalTable: "jaarnota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_jaarbegin_medewerker_door",
                        column: x => x.door,
                        principalTable: "medewerker",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_jaarbegin_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_jaarbegin_door",
                table: "jaarbegin",
                column: "door");

            migrationBuilder.CreateIndex(
                name: "ix_jaarbegin_nota_id",
                table: "jaarbegin",
                column: "nota_id");

            migrationBuilder.Sql(
                """
                CREATE TRIGGER register_gewijzigd AFTER INSERT OR UPDATE OR DELETE ON vervanging
                  FOR EACH STATEMENT EXECUTE FUNCTION register_gewijzigd();
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER register_gewijzigd ON vervanging;");

            migrationBuilder.DropTable(
                name: "jaarbegin");

            migrationBuilder.DropColumn(
                name: "revisie",
                table: "jaarnota");
        }
    }
}
