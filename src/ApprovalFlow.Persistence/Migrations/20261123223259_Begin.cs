using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace ApprovalFlow.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Begin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:CollationDefinition:eenheidscode", "und-u-ks-level2,und-u-ks-level2,icu,False");

            migrationBuilder.CreateTable(
                name: "eenheid",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    naam = table.Column<string>(type: "text", nullable: false),
                    hoofdstuk = table.Column<string>(type: "text", nullable: true),
                    gebruikelijke_zin = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_eenheid", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "kenmerk_teller",
                columns: table => new
                {
                    jaar = table.Column<int>(type: "integer", nullable: false),
                    laatste = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kenmerk_teller", x => x.jaar);
                });

            migrationBuilder.CreateTable(
                name: "klok",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    verschil = table.Column<Duration>(type: "interval", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_klok", x => x.id);
                    table.CheckConstraint("klok_een", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "medewerker",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    aanmeldnaam = table.Column<string>(type: "text", nullable: false),
                    naam = table.Column<string>(type: "text", nullable: false),
                    is_beheerder = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_medewerker", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "nota",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kenmerk = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    procedure = table.Column<string>(type: "text", nullable: false),
                    procedure_versie = table.Column<int>(type: "integer", nullable: false),
                    steller = table.Column<Guid>(type: "uuid", nullable: false),
                    steller_eenheid = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    stellers = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    soort = table.Column<string>(type: "text", nullable: false),
                    onderwerp = table.Column<string>(type: "text", nullable: false),
                    aan = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    van = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    afgestemd_met = table.Column<string[]>(type: "text[]", nullable: false),
                    in_afschrift_aan = table.Column<string[]>(type: "text[]", nullable: false),
                    onze_referentie = table.Column<string>(type: "jsonb", nullable: false),
                    kamerdatum = table.Column<LocalDate>(type: "date", nullable: true),
                    versie = table.Column<int>(type: "integer", nullable: false),
                    besluit_hash = table.Column<string>(type: "text", nullable: true),
                    besluit = table.Column<string>(type: "jsonb", nullable: true),
                    vastgesteld_op = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    aangeboden_op = table.Column<LocalDate>(type: "date", nullable: true),
                    pakket = table.Column<string>(type: "jsonb", nullable: true),
                    kamernummers = table.Column<string>(type: "jsonb", nullable: false),
                    aangemaakt_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    volgnummer = table.Column<int>(type: "integer", nullable: false),
                    zoektekst = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "to_tsvector('dutch', kenmerk || ' ' || onderwerp) || to_tsvector('dutch', onze_referentie)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nota", x => x.id);
                    table.CheckConstraint("nota_status", "status IN ('concept', 'lopend', 'afgerond', 'afgewezen', 'ingetrokken')");
                });

            migrationBuilder.CreateTable(
                name: "procedure",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    versie = table.Column<int>(type: "integer", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    geplaatst_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedure", x => new { x.key, x.versie });
                });

            migrationBuilder.CreateTable(
                name: "sleutel",
                columns: table => new
                {
                    medewerker = table.Column<Guid>(type: "uuid", nullable: false),
                    sleutel = table.Column<string>(type: "text", nullable: false),
                    verzoek = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    locatie = table.Column<string>(type: "text", nullable: true),
                    aangemaakt = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sleutel", x => new { x.medewerker, x.sleutel });
                });

            migrationBuilder.CreateTable(
                name: "lidmaatschap",
                columns: table => new
                {
                    medewerker_id = table.Column<Guid>(type: "uuid", nullable: false),
                    eenheid = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    soort = table.Column<string>(type: "text", nullable: false),
                    volgorde = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lidmaatschap", x => new { x.medewerker_id, x.soort, x.eenheid });
                    table.ForeignKey(
                        name: "fk_lidmaatschap_eenheid_eenheid",
                        column: x => x.eenheid,
                        principalTable: "eenheid",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lidmaatschap_medewerker_medewerker_id",
                        column: x => x.medewerker_id,
                        principalTable: "medewerker",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "abonnement",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nummer = table.Column<int>(type: "integer", nullable: false),
                    element = table.Column<string>(type: "text", nullable: false),
                    bericht = table.Column<string>(type: "text", nullable: false),
                    sleutel = table.Column<string>(type: "text", nullable: true),
                    host = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_abonnement", x => new { x.nota_id, x.nummer });
                    table.ForeignKey(
                        name: "fk_abonnement_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "afstemming",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    volgnummer = table.Column<int>(type: "integer", nullable: false),
                    taak_nummer = table.Column<int>(type: "integer", nullable: false),
                    eenheid = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    versie = table.Column<int>(type: "integer", nullable: false),
                    oordeel = table.Column<string>(type: "text", nullable: false),
                    tekst = table.Column<string>(type: "text", nullable: true),
                    toelichting = table.Column<string>(type: "text", nullable: true),
                    door = table.Column<Guid>(type: "uuid", nullable: true),
                    op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    geldig = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_afstemming", x => new { x.nota_id, x.volgnummer });
                    table.ForeignKey(
                        name: "fk_afstemming_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bijlage",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    naam = table.Column<string>(type: "text", nullable: false),
                    soort = table.Column<string>(type: "text", nullable: false),
                    vast_te_stellen = table.Column<bool>(type: "boolean", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    grootte = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    in_concept = table.Column<bool>(type: "boolean", nullable: false),
                    volgorde = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bijlage", x => x.id);
                    table.ForeignKey(
                        name: "fk_bijlage_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bijlage_deel",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    nummer = table.Column<int>(type: "integer", nullable: false),
                    inhoud = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bijlage_deel", x => new { x.nota_id, x.sha256, x.nummer });
                    table.ForeignKey(
                        name: "fk_bijlage_deel_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "concept",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    inhoud = table.Column<string>(type: "jsonb", nullable: false),
                    revisie = table.Column<int>(type: "integer", nullable: false),
                    bijgewerkt_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_concept", x => x.nota_id);
                    table.ForeignKey(
                        name: "fk_concept_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gebeurtenis",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    volgnummer = table.Column<int>(type: "integer", nullable: false),
                    soort = table.Column<string>(type: "text", nullable: false),
                    op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    op_systeem = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    door = table.Column<Guid>(type: "uuid", nullable: true),
                    functie = table.Column<string>(type: "text", nullable: true, collation: "eenheidscode"),
                    namens = table.Column<string>(type: "text", nullable: true, collation: "eenheidscode"),
                    grond = table.Column<string>(type: "text", nullable: true),
                    aanmelding = table.Column<string>(type: "text", nullable: false),
                    gegevens = table.Column<string>(type: "json", nullable: false),
                    verloop = table.Column<string>(type: "json", nullable: false),
                    inhoud_hash = table.Column<string>(type: "text", nullable: true),
                    vorige_hash = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gebeurtenis", x => new { x.nota_id, x.volgnummer });
                    table.ForeignKey(
                        name: "fk_gebeurtenis_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "incident",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nummer = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    element = table.Column<string>(type: "text", nullable: false),
                    oorzaak = table.Column<string>(type: "text", nullable: false),
                    melding = table.Column<string>(type: "text", nullable: false),
                    gemeld_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    opgelost_op = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident", x => new { x.nota_id, x.nummer });
                    table.ForeignKey(
                        name: "fk_incident_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "nota_lezer",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nummer = table.Column<int>(type: "integer", nullable: false),
                    grond = table.Column<string>(type: "text", nullable: false),
                    eenheid = table.Column<string>(type: "text", nullable: true, collation: "eenheidscode"),
                    medewerker = table.Column<Guid>(type: "uuid", nullable: true),
                    van = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tot = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nota_lezer", x => new { x.nota_id, x.nummer });
                    table.CheckConstraint("nota_lezer_grond", "grond IN ('steller', 'taak', 'afschrift', 'secretariaat')");
                    table.CheckConstraint("nota_lezer_periode", "tot > van");
                    table.CheckConstraint("nota_lezer_wie", "(eenheid IS NULL) <> (medewerker IS NULL)");
                    table.ForeignKey(
                        name: "fk_nota_lezer_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "nota_versie",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    versie = table.Column<int>(type: "integer", nullable: false),
                    inhoud = table.Column<string>(type: "jsonb", nullable: false),
                    bijlagen = table.Column<string>(type: "jsonb", nullable: false),
                    inhoud_hash = table.Column<string>(type: "text", nullable: false),
                    ingediend_door = table.Column<Guid>(type: "uuid", nullable: false),
                    ingediend_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    gevraagd = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nota_versie", x => new { x.nota_id, x.versie });
                    table.ForeignKey(
                        name: "fk_nota_versie_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opdracht",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nummer = table.Column<int>(type: "integer", nullable: false),
                    element = table.Column<string>(type: "text", nullable: false),
                    soort = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    poging = table.Column<int>(type: "integer", nullable: false),
                    lease_tot = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    volgende_poging = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    laatste_fout = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opdracht", x => new { x.nota_id, x.nummer });
                    table.CheckConstraint("opdracht_status", "status IN ('open', 'afgerond', 'vervallen', 'opgegeven')");
                    table.CheckConstraint("opdracht_vervolg", "num_nonnulls(lease_tot, volgende_poging) = CASE WHEN status = 'open' THEN 1 ELSE 0 END");
                    table.ForeignKey(
                        name: "fk_opdracht_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bericht_id = table.Column<Guid>(type: "uuid", nullable: false),
                    soort = table.Column<string>(type: "text", nullable: false),
                    inhoud = table.Column<string>(type: "json", nullable: false),
                    aangemaakt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    verzonden = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                    table.ForeignKey(
                        name: "fk_outbox_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "taak",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nummer = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    element = table.Column<string>(type: "text", nullable: false),
                    stap = table.Column<string>(type: "text", nullable: false),
                    eenheid = table.Column<string>(type: "text", nullable: false, collation: "eenheidscode"),
                    versie = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    geopend_op = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    termijn = table.Column<LocalDate>(type: "date", nullable: true),
                    behandelaar = table.Column<Guid>(type: "uuid", nullable: true),
                    afgerond_op = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    afgerond_door = table.Column<Guid>(type: "uuid", nullable: true),
                    uitkomst = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_taak", x => new { x.nota_id, x.nummer });
                    table.CheckConstraint("taak_einde", "(status = 'open') = (afgerond_op IS NULL)");
                    table.CheckConstraint("taak_status", "status IN ('open', 'afgerond', 'vervallen')");
                    table.ForeignKey(
                        name: "fk_taak_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "timer",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nummer = table.Column<int>(type: "integer", nullable: false),
                    element = table.Column<string>(type: "text", nullable: false),
                    host = table.Column<int>(type: "integer", nullable: true),
                    op = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timer", x => new { x.nota_id, x.nummer });
                    table.ForeignKey(
                        name: "fk_timer_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "verloop",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    toestand = table.Column<string>(type: "json", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verloop", x => x.nota_id);
                    table.ForeignKey(
                        name: "fk_verloop_nota_nota_id",
                        column: x => x.nota_id,
                        principalTable: "nota",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gebeurtenis_inhoud",
                columns: table => new
                {
                    nota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    volgnummer = table.Column<int>(type: "integer", nullable: false),
                    zout = table.Column<byte[]>(type: "bytea", nullable: false),
                    inhoud = table.Column<string>(type: "json", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gebeurtenis_inhoud", x => new { x.nota_id, x.volgnummer });
                    table.ForeignKey(
                        name: "fk_gebeurtenis_inhoud_gebeurtenis_nota_id_volgnummer",
                        columns: x => new { x.nota_id, x.volgnummer },
                        principalTable: "gebeurtenis",
                        principalColumns: new[] { "nota_id", "volgnummer" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_abonnement_bericht_sleutel",
                table: "abonnement",
                columns: new[] { "bericht", "sleutel" });

            migrationBuilder.CreateIndex(
                name: "ix_afstemming_geldig",
                table: "afstemming",
                columns: new[] { "nota_id", "eenheid" },
                filter: "geldig");

            migrationBuilder.CreateIndex(
                name: "ix_bijlage_nota_id_volgorde",
                table: "bijlage",
                columns: new[] { "nota_id", "volgorde" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_incident_gemeld_op",
                table: "incident",
                column: "gemeld_op",
                filter: "opgelost_op IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_incident_id",
                table: "incident",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lidmaatschap_eenheid",
                table: "lidmaatschap",
                column: "eenheid");

            migrationBuilder.CreateIndex(
                name: "ix_medewerker_aanmeldnaam",
                table: "medewerker",
                column: "aanmeldnaam",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_nota_kamerdatum",
                table: "nota",
                column: "kamerdatum");

            migrationBuilder.CreateIndex(
                name: "ix_nota_kenmerk",
                table: "nota",
                column: "kenmerk",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_nota_zoektekst",
                table: "nota",
                column: "zoektekst")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_nota_lezer_eenheid_nota_id",
                table: "nota_lezer",
                columns: new[] { "eenheid", "nota_id" },
                filter: "eenheid IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_nota_lezer_medewerker_nota_id",
                table: "nota_lezer",
                columns: new[] { "medewerker", "nota_id" },
                filter: "medewerker IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_opdracht_lease_tot_volgende_poging",
                table: "opdracht",
                columns: new[] { "lease_tot", "volgende_poging" },
                filter: "status = 'open'");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_nota_id_id",
                table: "outbox",
                columns: new[] { "nota_id", "id" },
                filter: "verzonden IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sleutel_aangemaakt",
                table: "sleutel",
                column: "aangemaakt");

            migrationBuilder.CreateIndex(
                name: "ix_taak_eenheid_termijn",
                table: "taak",
                columns: new[] { "eenheid", "termijn" },
                filter: "status = 'open'");

            migrationBuilder.CreateIndex(
                name: "ix_taak_id",
                table: "taak",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_timer_op",
                table: "timer",
                column: "op");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "abonnement");

            migrationBuilder.DropTable(
                name: "afstemming");

            migrationBuilder.DropTable(
                name: "bijlage");

            migrationBuilder.DropTable(
                name: "bijlage_deel");

            migrationBuilder.DropTable(
                name: "concept");

            migrationBuilder.DropTable(
                name: "gebeurtenis_inhoud");

            migrationBuilder.DropTable(
                name: "incident");

            migrationBuilder.DropTable(
                name: "kenmerk_teller");

            migrationBuilder.DropTable(
                name: "klok");

            migrationBuilder.DropTable(
                name: "lidmaatschap");

            migrationBuilder.DropTable(
                name: "nota_lezer");

            migrationBuilder.DropTable(
                name: "nota_versie");

            migrationBuilder.DropTable(
                name: "opdracht");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "procedure");

            migrationBuilder.DropTable(
                name: "sleutel");

            migrationBuilder.DropTable(
                name: "taak");

            migrationBuilder.DropTable(
                name: "timer");

            migrationBuilder.DropTable(
                name: "verloop");

            migrationBuilder.DropTable(
                name: "gebeurtenis");

            migrationBuilder.DropTable(
                name: "eenheid");

            migrationBuilder.DropTable(
                name: "medewerker");

            migrationBuilder.DropTable(
                name: "nota");
        }
    }
}
