using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// Somebody answers what their eenheid was asked. Versie is the version that they had before them. Tekst goes into the
/// nota, Toelichting to colleagues. Tot is for aanhouden only.
/// </summary>
public sealed record TaakAfhandelen(
    TaakId TaakId,
    string? Uitkomst,
    string? Tekst,
    string? Toelichting,
    int? Versie,
    EenheidCode? Namens,
    LocalDate? Tot
) : NotaCommand
{
    public override TaakId? Beantwoordt => TaakId;

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Antwoorder(dossier, TaakId, context)
        ?? (
            Namens is { } namens && namens != dossier.Taak(TaakId)!.Eenheid
                ? new NietBevoegd(
                    $"Deze taak is voor {dossier.Taak(TaakId)!.Eenheid}; u kunt haar niet namens {namens} doen."
                )
                : null
        );

    public override Outcome Decide(Dossier dossier, CommandContext context) =>
        Decide(dossier, context, Rechten.AlsAntwoorder(dossier, context, dossier.Taak(TaakId)!, Namens), null, []);

    /// <summary>
    /// The same for what was decided outside the screen: marked, and with what is wrong about that as well. Opgegeven is
    /// whom a koppeling named.
    /// </summary>
    internal Outcome Decide(
        Dossier dossier,
        CommandContext context,
        Handeling handeling,
        Registratie? registratie,
        ImmutableArray<Veldfout> ook,
        string? opgegeven = null
    )
    {
        var taak = dossier.Taak(TaakId)!;
        if (taak.Stap == Stap.Opstellen)
        {
            return new VerkeerdeToestand("Opstellen rondt u af met de indiening van de nota.");
        }
        var fouten = Fouten(taak, dossier, context).Concat(ook).DistinctBy(f => f.Veld).ToImmutableArray();
        if (!fouten.IsEmpty)
        {
            return new OngeldigeInvoer(fouten);
        }
        if (Staat(dossier, taak, Versie!.Value) is { } weigering)
        {
            return weigering;
        }
        var recorder = new Recorder(dossier, context, handeling, registratie);
        recorder.Advance(
            Opgegeven(Gebeurtenis(taak, context), opgegeven),
            new EngineCommand.CompleteTask(taak.Nummer, Uitkomst, Data()),
            () => Effecten.Record(recorder, taak, Uitkomst!)
        );
        return recorder.Done();
    }

    private static Gebeurtenis Opgegeven(Gebeurtenis gebeurtenis, string? wie) =>
        wie is null
            ? gebeurtenis
            : gebeurtenis with
            {
                Inhoud = (gebeurtenis.Inhoud ?? new VrijeTekst()) with { OpgegevenMedewerker = wie },
            };

    internal static Weigering? Staat(Dossier dossier, Taak taak, int versie) =>
        taak.Status switch
        {
            TaakStatus.Afgerond => TaakIsAlAfgerond.Van(dossier, taak),
            TaakStatus.Vervallen => new TaakIsVervallen(),
            TaakStatus.Open => versie == taak.Versie ? null : new OudeVersie(taak.Versie, versie),
        };

    private IEnumerable<Veldfout> Fouten(Taak taak, Dossier dossier, CommandContext context)
    {
        var fouten = Antwoordregels.Fouten(taak, Uitkomst, Tekst, Toelichting, Versie, context.Eenheden);
        return Uitkomst is null ? fouten : fouten.Concat(TotFouten(dossier, context));
    }

    private IEnumerable<Veldfout> TotFouten(Dossier dossier, CommandContext context)
    {
        if (Uitkomst != StapCodes.Aanhouden)
        {
            if (Tot is not null)
            {
                yield return new("tot", "Een datum hoort alleen bij aanhouden.");
            }
        }
        else if (Tot is not { } tot)
        {
            yield return new("tot", "Vul in tot welke datum u de nota aanhoudt.");
        }
        else if (tot <= context.Vandaag)
        {
            yield return new("tot", "Kies een datum na vandaag.");
        }
        else if (tot > dossier.Nota.Kamerdatum)
        {
            yield return new("tot", "Kies een datum die niet na de Kamerdatum ligt.");
        }
    }

    private ImmutableSortedDictionary<string, Value> Data() =>
        Tot is { } tot
            ? Value.None.SetItem("tot", Value.From(NodaTime.Text.LocalDatePattern.Iso.Format(tot)))
            : Value.None;

    private Gebeurtenis Gebeurtenis(Taak taak, CommandContext context)
    {
        var toelichting = Invoer.Schoon(Toelichting);
        var tekst = Invoer.Schoon(Tekst);
        var inhoud = VrijeTekst.Van(tekst, toelichting);
        return (taak.Stap, Uitkomst) switch
        {
            (_, StapCodes.Terugsturen) => new NotaTeruggestuurd(taak.Nummer, taak.Stap, taak.Versie)
            {
                Inhoud = inhoud,
            },
            (Stap.Afstemmen, _) => AfstemmingVastgelegd.Van(taak, Uitkomst!, tekst, toelichting, context.Eenheden),
            (Stap.Ondertekenen, _) => new NotaOndertekend(taak.Nummer, taak.Versie) { Inhoud = inhoud },
            (Stap.Beslissen, StapCodes.Aanhouden) => new BesluitAangehouden(taak.Nummer, Tot!.Value)
            {
                Inhoud = inhoud,
            },
            (Stap.Beslissen, _) => new BesluitGenomen(taak.Nummer, taak.Versie, Uitkomst!) { Inhoud = inhoud },
            (Stap.Vaststellen, _) => new NotaDoorgeleid(taak.Nummer, taak.Versie) { Inhoud = inhoud },
            (Stap.Kennisnemen, _) => new KennisGenomen(taak.Nummer, taak.Versie) { Inhoud = inhoud },
            (Stap.Aanbieden, _) => new NotaAangeboden(taak.Nummer, context.Vandaag) { Inhoud = inhoud },
            (Stap.Advies, _) => new AdviesGegeven(taak.Nummer, taak.Versie, Uitkomst!) { Inhoud = inhoud },
            _ => throw new System.Diagnostics.UnreachableException($"{taak.Stap}/{Uitkomst}"),
        };
    }
}
