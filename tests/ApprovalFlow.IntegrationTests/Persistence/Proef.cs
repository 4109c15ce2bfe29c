using System.Collections.Immutable;
using System.Globalization;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>Runs commands on real rows, with the shipped procedure, named people and ids that count.</summary>
internal sealed partial class Proef(ApprovalFlowDb db)
{
    public static readonly Instant Maandag = Instant.FromUtc(2025, 5, 12, 7, 0);

    private static readonly ProcessDefinition Procedure = Import("nota-ter-beslissing.v1.bpmn");
    private static long ids;

    public DossierStore Dossiers { get; } = new(db, NieuwId, OpdrachtBeleid.Standaard);
    public ApprovalFlowDb Db => db;
    public Instant Nu { get; set; } = Maandag;

    /// <summary>Unique within the run, so that fixtures can not meet.</summary>
    public static Guid NieuwId() =>
        Guid.ParseExact(
            string.Create(
                CultureInfo.InvariantCulture,
                $"01970000-0000-7000-8000-{Interlocked.Increment(ref ids):x12}"
            ),
            "D"
        );

    public async Task<NotaId> Begin(string? kenmerk = null)
    {
        var id = NotaId.Of(NieuwId());
        kenmerk ??= $"N2025-{Interlocked.Increment(ref ids):D5}";
        await using var transaction = await db.Database.BeginTransactionAsync();
        var command = new NotaAanmaken(id, kenmerk, "nota-ter-beslissing", 1);
        await Dossiers.WriteAsync(Dossier.Leeg, command.Decide(Dossier.Leeg, Context(Kd)));
        await transaction.CommitAsync();
        return id;
    }

    /// <summary>A refusal fails the test.</summary>
    public async Task<Dossier> Voer(NotaId id, NotaCommand command, Medewerker? wie)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var dossier = (await Dossiers.LockAsync(id))!;
        var context = Context(wie);
        var weigering = command.Bevoegd(dossier, context);
        Assert.That(weigering, Is.Null);
        var outcome = command.Decide(dossier, context);
        Assert.That(outcome.Weigering, Is.Null);
        await Dossiers.WriteAsync(dossier, outcome);
        await transaction.CommitAsync();
        return outcome.Dossier;
    }

    public Task<Dossier> Dien(NotaId id) => Voer(id, new NotaIndienen(null, null, false), Kd);

    /// <summary>The first open task of this kind is answered by a member of its eenheid.</summary>
    public async Task<Dossier> Handel(NotaId id, Stap stap, string uitkomst, string? toelichting = null)
    {
        var taak = (await Dossiers.LoadAsync(id))!.OpenTaken.First(t => t.Stap == stap);
        return await Voer(
            id,
            new TaakAfhandelen(taak.Id, uitkomst, null, toelichting, taak.Versie, null, null),
            Lid(taak.Eenheid)
        );
    }

    /// <summary>Up to the moment at which the package is asked for.</summary>
    public async Task<NotaId> TotSamenstellen()
    {
        var id = await Begin();
        await Dien(id);
        await Handel(id, Stap.Afstemmen, StapCodes.Akkoord);
        await Handel(id, Stap.Afstemmen, StapCodes.AkkoordMetOpmerkingen, "Let op het bedrag.");
        await Handel(id, Stap.Ondertekenen, StapCodes.Ondertekenen);
        await Handel(id, Stap.Beslissen, StapCodes.Akkoord);
        await Handel(id, Stap.Vaststellen, StapCodes.Doorgeleiden);
        return id;
    }

    public CommandContext Context(Medewerker? wie) =>
        new()
        {
            Nu = Nu,
            NuSysteem = Nu + Duration.FromDays(500),
            Wie = wie,
            Aanmelding = wie is null ? "systeem" : "demo",
            Procedure = Procedure,
            Eenheden = Eenheden,
            NieuwId = NieuwId,
            Werkkalender = Kalenders.Meegeleverd.Werk,
            Concept = new Concept(Inhoud, [Kamerbrief]),
        };

    private static ProcessDefinition Import(string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(root!.FullName, "workflows")))
        {
            root = root.Parent;
        }
        var options = Procedurewoorden.Options((datum, aantal) => Kalenders.Meegeleverd.Werk.Plus(datum, aantal).Value);
        var imported = BpmnImporter.Import(File.ReadAllText(Path.Combine(root.FullName, "workflows", file)), options);
        return imported.Definition ?? throw new InvalidOperationException(string.Join('\n', imported.Diagnostics));
    }
}
