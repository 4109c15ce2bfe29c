using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Web.Pages.Beslissen;

/// <summary>
/// What an answer sets off, found by trying it: the command itself is asked, and what it would record is read. So the
/// screen promises exactly what the procedure and the bijlagen make of it.
/// </summary>
internal sealed record Vooruitblik(
    string Uitkomst,
    ImmutableArray<string> Kamerbrieven,
    ImmutableArray<string> Vastgesteld,
    ImmutableArray<EenheidCode> Afschrift,
    ImmutableArray<Taak> Daarna,
    NotaStatus Status,
    bool SysteemAanZet
)
{
    private const string Ingevuld = "-";

    /// <summary>Null when the command would refuse it whatever is filled in.</summary>
    public static Vooruitblik? Van(Taak taak, string uitkomst, Dossier dossier, CommandContext context)
    {
        var command = new TaakAfhandelen(
            taak.Id,
            uitkomst,
            uitkomst == StapCodes.AkkoordMetAantekening ? Ingevuld : null,
            StapCodes.VraagtToelichting(uitkomst) ? Ingevuld : null,
            taak.Versie,
            null,
            uitkomst == StapCodes.Aanhouden ? context.Vandaag.PlusDays(1) : null
        );
        var outcome = command.Decide(dossier, context);
        return outcome.Weigering is null
            ? Van(uitkomst, outcome.Vastleggingen.Select(v => v.Gebeurtenis), dossier, outcome.Dossier)
            : null;
    }

    /// <summary>What an answer that was recorded did set off.</summary>
    public static Vooruitblik Van(string uitkomst, IEnumerable<Gebeurtenis> gebeurd, Dossier voor, Dossier na)
    {
        var bijlagen = voor.HuidigeVersie?.Bijlagen ?? [];
        var gebeurtenissen = gebeurd.ToList();
        return new(
            uitkomst,
            Namen(gebeurtenissen.OfType<KamerbriefOndertekend>().SelectMany(g => g.Bijlagen), bijlagen),
            Namen(gebeurtenissen.OfType<BijlagenVastgesteld>().SelectMany(g => g.Bijlagen), bijlagen),
            [.. gebeurtenissen.OfType<AfschriftVerstrekt>().SelectMany(g => g.Aan)],
            [.. na.OpenTaken.Where(t => !voor.OpenTaken.Any(o => o.Nummer == t.Nummer))],
            na.Nota.Status,
            na.Verloop.Jobs.Count > 0
        );
    }

    /// <summary>"Akkoord: Kamerbrief ondertekenen", "Doorgeleiden en jaarverslag 2024 vaststellen", "Terugsturen".</summary>
    public string Knop
    {
        get
        {
            var naam = Stapwoorden.Naam(Uitkomst);
            var doet = new List<string>();
            if (Kamerbrieven.Length > 0)
            {
                doet.Add(Kamerbrieven.Length == 1 ? "Kamerbrief ondertekenen" : "Kamerbrieven ondertekenen");
            }
            if (Vastgesteld.Length > 0)
            {
                doet.Add(
                    Vastgesteld.Length == 1
                        ? $"{ZonderExtensie(Vastgesteld[0])} vaststellen"
                        : $"{Vastgesteld.Length} bijlagen vaststellen"
                );
            }
            return doet.Count == 0 ? naam
                : Uitkomst == StapCodes.Doorgeleiden ? $"{naam} en {string.Join(" en ", doet)}"
                : $"{naam}: {string.Join(" en ", doet)}";
        }
    }

    /// <summary>What happens next, in one or more sentences.</summary>
    public IEnumerable<string> Zinnen()
    {
        if (Kamerbrieven.Length > 0)
        {
            yield return $"U ondertekent {Opsomming(Kamerbrieven)}.";
        }
        if (Vastgesteld.Length > 0)
        {
            yield return $"U stelt {Opsomming(Vastgesteld)} vast.";
        }
        if (!Afschrift.IsEmpty)
        {
            yield return $"{ApprovalFlow.Notas.Dossiers.Namen.Lijst(Afschrift)} {(Afschrift.Length == 1 ? "krijgt" : "krijgen")} een afschrift.";
        }
        if (Vervolg is { } vervolg)
        {
            yield return vervolg;
        }
    }

    private string? Vervolg =>
        Uitkomst == StapCodes.Aanhouden ? "De nota komt bij u terug op de datum die u kiest."
        : Daarna.Any(t => t.Stap == Stap.Opstellen)
            ? "De nota gaat terug naar de steller. Na een nieuwe versie gaan de latere stappen opnieuw."
        : Daarna.Length > 0 ? $"Daarna aan zet: {string.Join(" en ", Daarna.Select(Aanzet))}."
        : SysteemAanZet ? "Daarna stelt het systeem de stukken voor de Tweede Kamer samen."
        : Status == NotaStatus.Afgewezen ? "De nota is daarmee afgewezen en de procedure stopt."
        : Status == NotaStatus.Afgerond ? "De nota is daarmee afgerond."
        : null;

    private static string Aanzet(Taak taak) =>
        $"{taak.Eenheid} ({StapCodes.Code(taak.Stap)}"
        + (taak.Termijn is { } termijn ? $", uiterlijk {Woorden.Dag(termijn)})" : ")");

    private static ImmutableArray<string> Namen(IEnumerable<BijlageId> ids, IEnumerable<BijlageGegevens> bijlagen) =>
        [.. ids.Join(bijlagen, id => id, b => b.Id, (_, b) => b.Naam)];

    private static string ZonderExtensie(string naam) => Path.GetFileNameWithoutExtension(naam);

    private static string Opsomming(ImmutableArray<string> namen) =>
        namen.Length == 1 ? namen[0] : string.Join(", ", namen[..^1]) + " en " + namen[^1];
}
