using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// The answer of a directie from its own system, whose token was checked at the edge. It binds to the eenheid of the
/// koppeling and to nobody here: whom that system names is kept beside it, as said by the system.
/// </summary>
public sealed record AfstemmingVanKoppeling(
    string Koppeling,
    EenheidCode Eenheid,
    string Medewerker,
    TaakAfhandelen Antwoord
) : NotaCommand
{
    public const int MaxMedewerker = 200;

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.AlleenSysteem(context)
        ?? (
            dossier.Taak(Antwoord.TaakId) is { Stap: Stap.Afstemmen } taak && taak.Eenheid == Eenheid
                ? null
                : NietGevraagd(Koppeling, Eenheid)
        );

    /// <summary>Also what a koppeling hears of a task that does not exist.</summary>
    public static NietBevoegd NietGevraagd(string koppeling, EenheidCode eenheid) =>
        new($"Koppeling {koppeling} antwoordt alleen op een afstemming die aan {eenheid} is gevraagd.");

    public override Outcome Decide(Dossier dossier, CommandContext context) =>
        string.IsNullOrWhiteSpace(Medewerker) || Medewerker.Length > MaxMedewerker
            ? new OngeldigeInvoer("medewerker", $"Noem de medewerker, in hoogstens {MaxMedewerker} tekens.")
            : Antwoord.Decide(
                dossier,
                context,
                Handeling.VanKoppeling(Koppeling, Eenheid),
                null,
                [],
                Medewerker.Trim()
            );
}

/// <summary>A message for this task had no token, or a wrong one. It changes nothing, and is on record.</summary>
public sealed record KoppelingWeigeren(TaakId TaakId, string Reden) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) => Rechten.AlleenSysteem(context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var recorder = new Recorder(dossier, context, Handeling.Systeem);
        if (dossier.Taak(TaakId) is { } taak)
        {
            recorder.Record(new KoppelingGeweigerd(taak.Nummer, taak.Eenheid, Reden));
        }
        return recorder.Done();
    }
}

public sealed record KoppelingGeweigerd(int TaakNummer, EenheidCode Eenheid, string Reden) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) => dossier;

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"Een bericht dat namens {Eenheid} wilde antwoorden is geweigerd: {Reden}.";
}
