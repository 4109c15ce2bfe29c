using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Stukken.Import;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Kennisgeven;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>A nota that was begun, and what an import could not place.</summary>
internal sealed record Begonnen(Dossier Dossier, IReadOnlyList<string> Meldingen);

/// <summary>Begins a nota, whether from fields or from a text: the same command in the same transaction.</summary>
internal sealed class NotaBegin(
    ApprovalFlowDb db,
    DossierStore dossiers,
    ConceptStore concepten,
    ProcedureStore procedures,
    KenmerkStore kenmerken,
    CommandRunner runner,
    Omgeving omgeving,
    NotaVragen vragen,
    Bedrijfsklok klok,
    Jaarnotawerk jaarnotas,
    OutboxSignal signal
)
{
    public async Task<(Begonnen?, Weigering?)> VanVelden(
        NotaVerzoek verzoek,
        string? procedure,
        Aanvrager aanvrager,
        CancellationToken stop,
        Jaarbegin? jaarbegin = null
    )
    {
        var register = await omgeving.Register(stop);
        var vandaag = Namen.Dag(await klok.Nu(stop));
        var (inhoud, fouten) = InhoudLezer.Lees(verzoek, register.Eenheden, aanvrager.Wie!, vandaag);
        return inhoud is null
            ? (null, new OngeldigeInvoer(fouten))
            : await Begin(inhoud, procedure, aanvrager, [], stop, jaarbegin: jaarbegin);
    }

    public async Task<(Begonnen?, Weigering?)> VanTekst(
        string tekst,
        string? procedure,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        var register = await omgeving.Register(stop);
        var vandaag = Namen.Dag(await klok.Nu(stop));
        return NotaImport.Lees(tekst, code => register.Eenheden.Zoek(code)?.Code, vandaag) switch
        {
            ImportUitslag.Geweigerd geweigerd => (null, geweigerd.Weigering),
            ImportUitslag.Gelezen gelezen => await Begin(gelezen.Inhoud, procedure, aanvrager, gelezen.Meldingen, stop),
            var other => throw new System.Diagnostics.UnreachableException(other.GetType().Name),
        };
    }

    /// <summary>
    /// From a nota that the steller may read: its header and chapters, without what was of its year. From the jaarplanning
    /// with the procedure and the Kamerdatum that stand there.
    /// </summary>
    public async Task<(Begonnen?, Weigering?)> VanVorige(
        NotaId id,
        Aanvrager aanvrager,
        CancellationToken stop,
        Jaarregel? jaarregel = null
    )
    {
        if (await vragen.Lees(id, aanvrager, stop) is not { } vorige)
        {
            return (null, new NietGevonden());
        }
        var wie = aanvrager.Wie!;
        var register = await omgeving.Register(stop);
        var tekst = Opsteltafel.ZietConcept(vorige, wie)
            ? (await concepten.LoadAsync(id, stop))!.Inhoud
            : vorige.HuidigeVersie!.Inhoud;
        var door = tekst.Kop.OpgesteldDoor;
        var inhoud = VorigeNota.Neem(
            tekst,
            Hoofdstukken
                .Alle.Where(code => register.Eenheden.Eigenaar(code, tekst.Kop.AfgestemdMet) is not null)
                .ToImmutableHashSet(),
            Namen.Dag(await klok.Nu(stop)),
            vorige.Nota.Stellers.Contains(wie.Id)
                ? door
                : new(wie.Eenheden.Select(e => e.Value).FirstOrDefault() ?? "", door.Functie, null, null)
        );
        return jaarregel is { Jaarnota: var jaarnota, Kamerdatum: var kamerdatum }
            ? await Begin(
                inhoud with
                {
                    Kop = inhoud.Kop with { Kamerdatum = kamerdatum },
                },
                jaarnota.Procedure,
                aanvrager,
                [],
                stop,
                id,
                new Jaarbegin(jaarnota.Id, kamerdatum.Year)
            )
            : await Begin(inhoud, vorige.Nota.Procedure, aanvrager, [], stop, id);
    }

    /// <summary>What no header and no text may be, whoever sends it.</summary>
    public static IEnumerable<Veldfout> Fouten(NotaInhoud inhoud, Eenheidsregister eenheden) =>
        KopRegels.Fouten(inhoud.Kop, eenheden).Concat(Inhoudsgrenzen.Check(inhoud)?.Fouten ?? []);

    private async Task<(Begonnen?, Weigering?)> Begin(
        NotaInhoud inhoud,
        string? procedure,
        Aanvrager aanvrager,
        ImmutableArray<string> meldingen,
        CancellationToken stop,
        NotaId? voorganger = null,
        Jaarbegin? jaarbegin = null
    )
    {
        var key = procedure ?? StandaardProcedure(inhoud.Kop.Soort);
        if (await procedures.LatestAsync(key, stop) is not { } row)
        {
            return (null, new OngeldigeInvoer("procedure", $"Procedure {key} bestaat niet."));
        }
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var nu = await klok.Nu(stop);
        var id = NotaId.Of(Edge.NieuwId());
        var kenmerk = await kenmerken.NextAsync(Namen.Dag(nu).Year, stop);
        var command = new NotaAanmaken(id, kenmerk, row.Key, row.Versie, voorganger);
        var context = await runner.Context(null, command, aanvrager, stop) with { Concept = new(inhoud, []) };
        if (command.Bevoegd(Dossier.Leeg, context) is { } onbevoegd)
        {
            return (null, onbevoegd);
        }
        var outcome = command.Decide(Dossier.Leeg, context);
        if (outcome.Weigering is { } weigering)
        {
            return (null, weigering);
        }
        await dossiers.WriteAsync(Dossier.Leeg, outcome, stop);
        await concepten.SaveAsync(id, inhoud, 1, nu, aanvrager.Wie?.Id, stop);
        if (jaarbegin is not null && await jaarnotas.Begin(jaarbegin, id, aanvrager.Wie!, nu, stop) is { } bezet)
        {
            return (null, bezet);
        }
        await transaction.CommitAsync(stop);
        dossiers.Committed();
        signal.Wake();
        return (new Begonnen(outcome.Dossier, meldingen), null);
    }

    public static string StandaardProcedure(NotaSoort soort) =>
        soort switch
        {
            NotaSoort.TerBeslissing => "nota-ter-beslissing",
            NotaSoort.TerInformatie => "nota-ter-informatie",
        };
}
