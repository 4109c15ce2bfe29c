using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Api;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>
/// Every column of every table of the model, found and not listed, is altered as a superuser could, and every row is taken
/// away once: the walk of audit verify finds it, or it stands here why it need not.
/// </summary>
[TestFixture]
internal sealed class RijvervalsingTests
{
    /// <summary>Tables that the journal does not prove, and why.</summary>
    private static readonly Dictionary<string, string> Onbeschermd = new(StringComparer.Ordinal)
    {
        ["concept"] = "the drafting table: no version yet",
        ["antwoord_concept"] = "an answer that nobody gave yet",
        ["gelezen_versie"] = "comfort of a reader, no evidence",
        ["sleutel"] = "answers to repeats, kept for thirty days",
        ["outbox"] = "messages on their way",
        ["onbestelbaar"] = "messages that nobody could take",
        ["kennisgeving"] = "notices that follow from the journal",
        ["mail"] = "mails on their way",
        ["rappel"] = "what was decided once, so that it is not decided twice",
        ["rappelstand"] = "up to which day was looked",
        ["mailvoorkeur"] = "a person's own choice",
        ["agenda"] = "a person's own links",
        ["weergave"] = "a person's own filters",
        ["jaarnota"] = "a plan of notas to come",
        ["jaarbegin"] = "a plan of notas to come",
        ["sessie"] = "who is signed in now",
        ["token"] = "what a person uses at the API; each act stands in the journal",
        ["klok"] = "the demo's clock",
        ["teller"] = "numbers that only tell that something changed",
        ["kenmerk_teller"] = "the next kenmerk; those given stand in the journal",
        ["data_protection_key"] = "keys of cookies",
        ["kalender_revisie"] = "a number that only tells that something changed",
        ["registerpersoon"] = "who a line is about, apart so that it can go; its hash stands in the line",
    };

    /// <summary>Columns of tables that it does prove.</summary>
    private static readonly Dictionary<string, string> Vrij = new(StringComparer.Ordinal)
    {
        ["bijlage.in_concept"] = "what lies on the drafting table now",
        ["bijlage.volgorde"] = "the order on the drafting table",
        ["opdracht.element"] = "how work is tried; the job itself stands in the state",
        ["opdracht.soort"] = "how work is tried",
        ["opdracht.poging"] = "how work is tried",
        ["opdracht.lease_tot"] = "how work is tried",
        ["opdracht.volgende_poging"] = "how work is tried",
        ["opdracht.laatste_fout"] = "how work is tried",
        ["koppeling.id"] = "its name is its key",
        ["koppeling.gewijzigd_op"] = "who did it and when stands in the journal of the registers",
        ["koppeling.gewijzigd_door"] = "who did it and when stands in the journal of the registers",
        ["abonnee.id"] = "its name is its key",
        ["abonnee.geheim"] = "a secret, which no journal keeps",
        ["abonnee.status"] = "also changes by itself",
        ["abonnee.gewijzigd_op"] = "stands in the journal of the registers",
        ["abonnee.gewijzigd_door"] = "stands in the journal of the registers",
        ["abonnee.positie"] = "how delivering goes",
        ["abonnee.mislukt"] = "how delivering goes",
        ["abonnee.volgende_poging"] = "how delivering goes",
        ["abonnee.bezig_tot"] = "how delivering goes",
        ["abonnee.laatste_fout"] = "how delivering goes",
        ["abonnee.bezorgd_op"] = "how delivering goes",
    };

    private TestApp app = null!;
    private ECDsa sleutel = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        app = await TestApp.StartAsync();
        sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await Rechtennota.In(app, "cds-antwoordde");
        await Rechtennota.In(app, "afgerond");
        await Paraaf();
        await Aangehouden();
        await Stilstand();
        await Registers();
        await app.Vraag("hdfc2", "GET", $"/api/v1/notas/{Guid.Empty}");
        await using var db = app.Database.Open();
        await TestApp.Totdat(() => db.Inzagen.AnyAsync(), "the refusal is recorded");
        var op = Edge.Nu();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await new Registerjournaal(db).AppendAsync("proef", "een", "oud", "nieuw", new(null, op, op));
            await transaction.CommitAsync();
        }
        await new Ankers(db).ZetAsync(sleutel, op + Duration.FromHours(1));
        await new Ankers(db).ZetAsync(sleutel, op + Duration.FromHours(2));
        Assert.That(await Breuk(db), Is.Null, "whole before anything is touched");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        sleutel.Dispose();
        await app.DisposeAsync();
    }

    private const string Vrijheid = """
        SET LOCAL session_replication_role = replica;
        DO $$ DECLARE opdracht text; BEGIN
          FOR opdracht IN SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint
            WHERE (contype IN ('c', 'x') OR conname = 'pk_lidmaatschap') AND connamespace = 'public'::regnamespace LOOP EXECUTE opdracht; END LOOP;
          FOR opdracht IN SELECT format('ALTER TABLE %I ALTER %I DROP IDENTITY', table_name, column_name)
            FROM information_schema.columns WHERE is_identity = 'YES' AND table_schema = 'public' LOOP EXECUTE opdracht; END LOOP;
        END $$
        """;

    private static IEnumerable<string> Tabellen()
    {
        using var db = ApprovalFlowDbOptions.Open("Host=nowhere");
        return
        [
            .. db
                .Model.GetEntityTypes()
                .Select(t => t.GetTableName())
                .OfType<string>()
                .Where(t => !Onbeschermd.ContainsKey(t))
                .Order(),
        ];
    }

    [TestCaseSource(nameof(Tabellen))]
    public async Task An_altered_column_is_found(string tabel)
    {
        await using var db = ApprovalFlowDbOptions.Open(app.Database.AdminConnectionString);
        var over = new List<string>();
        foreach (var kolom in Rijvervalsing.Kolommen(db, tabel))
        {
            var gevonden = await Na(db, await Rijvervalsing.Wijziging(db, tabel, kolom)) is not null;
            if (gevonden == Vrij.ContainsKey($"{tabel}.{kolom.GetColumnName()}"))
            {
                over.Add(kolom.GetColumnName());
            }
        }
        Assert.That(over, Is.Empty, "not found, or found and said to be free");
    }

    [TestCaseSource(nameof(Tabellen))]
    public async Task A_row_that_is_gone_is_found(string tabel)
    {
        await using var db = ApprovalFlowDbOptions.Open(app.Database.AdminConnectionString);
        // Content stands apart from its line so that it can be erased: that alone is no breach.
        var sql = $"DELETE FROM {tabel} WHERE ctid = (SELECT min(ctid) FROM {tabel}{Rijvervalsing.Waar(tabel)})";
        Assert.That(await Na(db, sql) is not null, Is.EqualTo(tabel != "gebeurtenis_inhoud"));
    }

    /// <summary>A file and its hash together: the journal of the registers has the hash that was placed.</summary>
    [Test]
    public async Task A_procedure_with_another_file_and_the_hash_of_that_is_found() =>
        await Gevonden(
            """
            UPDATE procedure SET xml = xml || ' ', sha256 = encode(sha256(convert_to(xml || ' ', 'UTF8')), 'hex')
            WHERE key = 'nota-ter-beslissing'
            """,
            "Register procedure nota-ter-beslissing 1: sha256"
        );

    /// <summary>Also of what no anchor covers yet: the row then says something else than its last line.</summary>
    [TestCase("""UPDATE registerwijziging SET nieuw = '{"x":1}' WHERE register = 'afkorting'""")]
    [TestCase("DELETE FROM registerwijziging WHERE register = 'afkorting'")]
    public async Task The_last_line_about_an_entry_is_held_against_it_before_any_anchor(string sql) =>
        await Gevonden($"DELETE FROM anker_kop; DELETE FROM anker; {sql}", "Register ");

    /// <summary>Somebody who makes themselves an administrator, and removes the trace of an earlier right.</summary>
    [TestCase("UPDATE medewerker SET is_beheerder = true WHERE aanmeldnaam = 'kd'", "isBeheerder")]
    [TestCase("UPDATE vervanging SET tot = tot + interval '1 year' WHERE beeindigd_op IS NULL", "tot")]
    [TestCase(
        "INSERT INTO afkorting (term, betekenis) VALUES ('ZZ', 'Zo')",
        "volgens het journaal van de registers niet"
    )]
    [TestCase("DELETE FROM afkorting", "volgens het journaal van de registers wel")]
    public async Task A_register_that_was_edited_past_the_application_is_named(string sql, string zin) =>
        await Gevonden(sql, zin);

    private async Task Gevonden(string sql, string zin)
    {
        await using var db = ApprovalFlowDbOptions.Open(app.Database.AdminConnectionString);
        Assert.That(await Na(db, sql), Does.Contain(zin));
    }

    [Test]
    public void What_is_left_out_is_there()
    {
        using var db = ApprovalFlowDbOptions.Open("Host=nowhere");
        var tabellen = db
            .Model.GetEntityTypes()
            .Where(t => t.GetTableName() is not null)
            .ToLookup(t => t.GetTableName()!);
        Assert.That(Onbeschermd.Keys, Is.SubsetOf(tabellen.Select(t => t.Key)));
        foreach (var naam in Vrij.Keys.Select(k => k.Split('.')))
        {
            Assert.That(
                tabellen[naam[0]].SelectMany(t => t.GetProperties()).Select(p => p.GetColumnName()),
                Does.Contain(naam[1])
            );
        }
    }

    /// <summary>What is found, or null; nothing of it stays.</summary>
    private async Task<string?> Na(ApprovalFlowDb db, string sql)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
#pragma warning disable EF1002 // names of the model
        // As somebody with every right could: past triggers, foreign keys, checks and identities.
        await db.Database.ExecuteSqlRawAsync(Vrijheid);
        Assert.That(await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{").Replace("}", "}}")), Is.Positive, sql);
#pragma warning restore EF1002
        var breuk = await Breuk(db);
        await transaction.RollbackAsync();
        db.ChangeTracker.Clear();
        return breuk;
    }

    private async Task<string?> Breuk(ApprovalFlowDb db)
    {
        var nazicht = new Nazicht(
            db,
            new DossierStore(db, Edge.NieuwId, OpdrachtBeleid.Standaard),
            new Journaalketen(db),
            new Bestandscontrole(db),
            new Registerjournaal(db),
            new Registerstand(db)
        );
        var (_, breuk) = await nazicht.NotasAsync(await nazicht.GroepAsync(null));
        return breuk ?? await nazicht.RestAsync() ?? (await new Ankers(db).VerifyAsync([sleutel])).Breuk?.Melding;
    }

    private async Task Paraaf()
    {
        var nota = await Nota.Begin(app);
        await nota.Indienen(
            new { kamerdatum = "2025-05-21", afstemmenMet = new[] { "HDP", "CDS", "HDFC", "DJZ", "DCo" } }
        );
        var taak = (await nota.Taak("hdp"))!["id"];
        var voorstel = new
        {
            uitkomst = "akkoord-met-opmerkingen",
            toelichting = "Let op de cao.",
            versie = 1,
        };
        Assert.That((await app.Vraag("hdp", "POST", $"/api/v1/taken/{taak}/paraaf", voorstel)).Status, Is.EqualTo(200));
    }

    /// <summary>An entry in each register, made as people make it.</summary>
    private async Task Registers()
    {
        await Api.RechtenTests.Vervang(app);
        using var koppeling = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = koppeling.ExportSubjectPublicKeyInfoPem();
        foreach (
            var (pad, velden) in new[]
            {
                ("/beheer/afkorting", new[] { ("term", "JID"), ("betekenis", "Jaarverslag Integriteit Defensie") }),
                ("/beheer/zwijgregels", [("key", "nota-ter-beslissing"), ("aan", "ja")]),
                ("/beheer/koppelingen", [("naam", "Zaaksysteem"), ("eenheid", "CDS"), ("sleutel", pem)]),
                ("/beheer/abonnees", [("naam", "Archief"), ("adres", "https://archief.example/in")]),
            }
        )
        {
            var (status, html) = await app.Verstuur("beheer", pad, pad, velden);
            Assert.That(status, Is.EqualTo(200), html);
        }
    }

    /// <summary>A timer that is armed.</summary>
    private async Task Aangehouden()
    {
        var nota = await Nota.Ingediend(app);
        await nota.IedereenAkkoord();
        await nota.Antwoord("dgb", "ondertekenen");
        await nota.Antwoord("stasdef", "aanhouden", "Er komt nog een cijfer.", tot: "2025-05-15");
    }

    /// <summary>An incident, and a job that waits.</summary>
    private async Task Stilstand()
    {
        const string xml = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="T">
              <process id="proef" name="Proef" isExecutable="true">
                <startEvent id="Begin" />
                <userTask id="Opstellen" name="Opstellen">
                  <extensionElements><zeebe:formDefinition formKey="opstellen" /><zeebe:assignmentDefinition candidateGroups="=steller" /></extensionElements>
                </userTask>
                <parallelGateway id="Samen" />
                <exclusiveGateway id="Keuze" />
                <serviceTask id="Werk"><extensionElements><zeebe:taskDefinition type="van-niemand" /></extensionElements></serviceTask>
                <endEvent id="Einde" />
                <sequenceFlow id="a" sourceRef="Begin" targetRef="Opstellen" />
                <sequenceFlow id="b" sourceRef="Opstellen" targetRef="Samen" />
                <sequenceFlow id="c" sourceRef="Samen" targetRef="Keuze" />
                <sequenceFlow id="d" sourceRef="Samen" targetRef="Werk" />
                <sequenceFlow id="e" sourceRef="Keuze" targetRef="Einde"><conditionExpression>=false</conditionExpression></sequenceFlow>
                <sequenceFlow id="f" sourceRef="Werk" targetRef="Einde" />
              </process>
            </definitions>
            """;
        await using var db = app.Database.Open();
        await new ProcedureStore(db).DeployAsync("proef", xml, TestApp.Begin);
        var nota = await Nota.Begin(app, "proef");
        await nota.Indienen(new { });
    }
}
