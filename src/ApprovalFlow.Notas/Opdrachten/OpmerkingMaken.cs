using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// A directie that is asked puts a remark at a passage of the steller's text, while the round runs. Without Citaat the
/// whole block is meant; Begin says which of several equal passages.
/// </summary>
public sealed record OpmerkingMaken(TaakId TaakId, int? Versie, int? Blok, int? Begin, string? Citaat, string? Tekst)
    : NotaCommand
{
    /// <summary>Of one eenheid on one version.</summary>
    public const int MaxOpmerkingen = 200;
    public const int MaxCitaat = 2000;

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Behandelaar(dossier, TaakId, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var taak = dossier.Taak(TaakId)!;
        if (taak.Stap != Stap.Afstemmen)
        {
            return new VerkeerdeToestand("Opmerkingen bij de tekst horen bij de afstemming.");
        }
        var fouten = Fouten().ToImmutableArray();
        if (!fouten.IsEmpty)
        {
            return new OngeldigeInvoer(fouten);
        }
        if (Toestand(dossier, taak) is { } weigering)
        {
            return weigering;
        }
        var (hoofdstuk, blok) = Zoek(dossier.HuidigeVersie!.Inhoud, context);
        if (blok is null || Passage.Zoek(blok, Citaat, Begin) is not { } passage)
        {
            return new OngeldigeInvoer(
                blok is null ? "blok" : "citaat",
                blok is null
                    ? "Kies een alinea die de steller schreef."
                    : "Deze woorden staan niet in de alinea. Neem ze precies over, of laat ze weg."
            );
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context, taak.Eenheid));
        recorder.Record(
            new OpmerkingGemaakt(
                taak.Nummer,
                taak.Eenheid,
                taak.Versie,
                hoofdstuk,
                blok.Id,
                passage.Begin,
                passage.Begin + passage.Citaat.Length
            )
            {
                Inhoud = new VrijeTekst { Citaat = passage.Citaat, Toelichting = Invoer.Schoon(Tekst) },
            }
        );
        return recorder.Done();
    }

    private IEnumerable<Veldfout> Fouten()
    {
        if (Versie is null)
        {
            yield return new("versie", "Geef de versie die u leest.");
        }
        if (Blok is null)
        {
            yield return new("blok", "Kies de alinea waar uw opmerking bij hoort.");
        }
        if (Citaat?.Length > MaxCitaat)
        {
            yield return new("citaat", $"Wijs hoogstens {MaxCitaat} tekens aan.");
        }
        foreach (var fout in Invoer.Verplicht("tekst", Tekst, "Schrijf uw opmerking."))
        {
            yield return fout;
        }
    }

    private Weigering? Toestand(Dossier dossier, Taak taak) =>
        taak.Status == TaakStatus.Vervallen ? new TaakIsVervallen()
        : Versie != taak.Versie ? new OudeVersie(taak.Versie, Versie!.Value)
        : taak.Versie != dossier.Nota.Versie || Toestanden.OpenAfstemmingen(dossier).IsEmpty
            ? new VerkeerdeToestand("De ronde is afgelopen: u kunt geen opmerkingen meer maken.")
        : dossier.Opmerkingen.Values.Count(o => o.Eenheid == taak.Eenheid && o.Versie == taak.Versie) >= MaxOpmerkingen
            ? new VerkeerdeToestand($"{taak.Eenheid} heeft al {MaxOpmerkingen} opmerkingen bij deze versie.")
        : null;

    /// <summary>Only in chapters of the steller: what a directie wrote is its answer, and nobody's to remark upon.</summary>
    private (HoofdstukCode, Blok?) Zoek(NotaInhoud inhoud, CommandContext context)
    {
        var hoofdstuk = inhoud.Hoofdstukken.FirstOrDefault(h =>
            context.Eenheden.Eigenaar(h.Code, inhoud.Kop.AfgestemdMet) is null && h.AlleBlokken.Any(b => b.Id == Blok)
        );
        return (hoofdstuk?.Code ?? default, hoofdstuk?.AlleBlokken.First(b => b.Id == Blok));
    }
}

public sealed record OpmerkingGemaakt(
    int TaakNummer,
    EenheidCode Eenheid,
    int Versie,
    HoofdstukCode Hoofdstuk,
    int Blok,
    int Begin,
    int Einde
) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier with
        {
            Opmerkingen = dossier.Opmerkingen.SetItem(
                bij.Volgnummer,
                new Opmerking
                {
                    NotaId = dossier.Nota.Id,
                    Volgnummer = bij.Volgnummer,
                    TaakNummer = TaakNummer,
                    Eenheid = Eenheid,
                    Versie = Versie,
                    Hoofdstuk = Hoofdstuk,
                    Blok = Blok,
                    Begin = Begin,
                    Einde = Einde,
                    Citaat = Inhoud?.Citaat ?? "",
                    Tekst = Inhoud?.Toelichting ?? "",
                    Door = bij.Handeling.Door!.Value,
                    Op = bij.Op,
                    Status = OpmerkingStatus.Open,
                }
            ),
        };

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} maakte een opmerking bij versie {Versie}, in het hoofdstuk {Hoofdstukken.Titel(Hoofdstuk)}.";
}
