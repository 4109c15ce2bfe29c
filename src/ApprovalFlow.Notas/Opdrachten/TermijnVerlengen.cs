using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// Moves the termijn of an open task, keeping the old date and the reason. A later date after which the steps to come can not
/// make the Kamerdatum is refused, unless the secretariaat says with VoorbijKamerdatum that it may be missed. A zwijgregel
/// waits for the new termijn.
/// </summary>
public sealed record TermijnVerlengen(
    TaakId TaakId,
    LocalDate? Termijn,
    string? Toelichting,
    bool VoorbijKamerdatum = false
) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.StellerOfSecretariaat(dossier, context) ?? (dossier.Taak(TaakId) is null ? new NietGevonden() : null);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var taak = dossier.Taak(TaakId)!;
        var fouten = Invoer.Toelichting(Toelichting, verplicht: true).ToList();
        if (Termijn is null)
        {
            fouten.Add(new("termijn", "Vul de nieuwe termijn in."));
        }
        else if (Termijn < context.Vandaag)
        {
            fouten.Add(new("termijn", "De termijn kan niet in het verleden liggen."));
        }
        else if (context.Werkkalender.IsWerkdag(Termijn.Value).Weigering is { } onbekend)
        {
            fouten.Add(new("termijn", onbekend.Zin));
        }
        else if (TeLaat(dossier, taak, context) is { } laatste)
        {
            fouten.AddRange(Bezwaar(laatste, dossier.Nota.Kamerdatum!.Value, Rechten.IsSecretariaat(context)));
        }
        if (fouten.Count > 0)
        {
            return new OngeldigeInvoer([.. fouten]);
        }
        if (taak.Status != TaakStatus.Open)
        {
            return TaakAfhandelen.Staat(dossier, taak, taak.Versie)!;
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context));
        var verzet = new TermijnVerzet(taak.Nummer, taak.Eenheid, taak.Termijn, Termijn)
        {
            VoorbijKamerdatum = TeLaat(dossier, taak, context) is not null,
            Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Toelichting)),
        };
        var daarna = Amsterdam.BeginVan(Termijn!.Value.PlusDays(1));
        if (Zwijgregel.Timer(dossier, context.Procedure, taak) is { } timer && timer.Due < daarna)
        {
            recorder.Advance(verzet, new EngineCommand.RescheduleTimer(timer.Timer, daarna));
        }
        else
        {
            recorder.Record(verzet);
        }
        return recorder.Done();
    }

    /// <summary>The last day on which the steps to come still make the Kamerdatum, when the new termijn lies after it.</summary>
    private LocalDate? TeLaat(Dossier dossier, Taak taak, CommandContext context)
    {
        if (dossier.Nota.Kamerdatum is not { } kamerdatum || Termijn <= taak.Termijn)
        {
            return null;
        }
        var planning = Planning.Van(context.Procedure, kamerdatum, context.Werkkalender);
        var uiterste = planning.Weigering is null
            ? planning.Value.UitersteDatum(context.Procedure.Find(taak.Element)!) ?? kamerdatum
            : kamerdatum;
        return Termijn > uiterste ? uiterste : null;
    }

    private IEnumerable<Veldfout> Bezwaar(LocalDate laatste, LocalDate kamerdatum, bool secretariaat)
    {
        if (!secretariaat)
        {
            var zin =
                $"Na {Namen.Datum(laatste)} halen de stappen die nog komen de Kamerdatum ({Namen.Datum(kamerdatum)}) niet. "
                + "Kies een eerdere dag, of vraag het secretariaat om deze termijn te zetten.";
            yield return new(VoorbijKamerdatum ? "voorbijKamerdatum" : "termijn", zin);
        }
        else if (!VoorbijKamerdatum)
        {
            yield return new(
                "voorbijKamerdatum",
                $"Na {Namen.Datum(laatste)} halen de stappen die nog komen de Kamerdatum ({Namen.Datum(kamerdatum)}) niet. "
                    + "Bevestig dat de Kamerdatum mag wijken, of kies een eerdere dag."
            );
        }
    }
}

public sealed record TermijnVerzet(int TaakNummer, EenheidCode Eenheid, LocalDate? Oud, LocalDate? Nieuw) : Gebeurtenis
{
    /// <summary>The secretariaat set it knowing that the steps to come can not make the Kamerdatum.</summary>
    public bool VoorbijKamerdatum { get; init; }

    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.Met(dossier.Taken[TaakNummer] with { Termijn = Nieuw });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} zette de termijn van {Eenheid} op {Datum(Nieuw)} (was {Datum(Oud)})"
        + (VoorbijKamerdatum ? ", ook al wordt de Kamerdatum daarmee niet gehaald." : ".");

    private static string Datum(LocalDate? datum) => datum is { } known ? Namen.Datum(known) : "geen datum";
}
