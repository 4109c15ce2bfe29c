using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ProcedurePlaatsing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "geplaatst_door",
                table: "procedure",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "onvolledig_omdat",
                table: "procedure",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "geplaatst_door",
                table: "procedure");

            migrationBuilder.DropColumn(
                name: "onvolledig_omdat",
                table: "procedure");
        }
    }
}
