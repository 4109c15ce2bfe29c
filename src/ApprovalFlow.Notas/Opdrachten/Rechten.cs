using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// Who may do what, in one place. Reading has the same rule as a database filter over the rows of <see cref="Lezer"/>;
/// doing asks for reading first, since what is hidden does not exist.
/// </summary>
public static class Rechten
{
    /// <summary>DOMAIN section 6: a ground that has begun and has not ended, for the person or for an eenheid of theirs.</summary>
    public static bool MagLezen(Dossier dossier, Medewerker wie, Instant nu) =>
        dossier.Lezers.Any(lezer =>
            lezer.Van <= nu
            && (lezer.Tot is null || lezer.Tot > nu)
            && (lezer.Medewerker == wie.Id || (lezer.Eenheid is { } eenheid && wie.IsLid(eenheid)))
        );

    /// <summary>The steller himself: not his eenheid, which only reads along.</summary>
    internal static Weigering? Steller(Dossier dossier, CommandContext context) =>
        Lezer(dossier, context)
        ?? (
            dossier.Nota.Steller == context.Wie!.Id
                ? null
                : new NietBevoegd("Alleen de steller van de nota kan dit doen.")
        );

    internal static Weigering? StellerOfSecretariaat(Dossier dossier, CommandContext context) =>
        Lezer(dossier, context)
        ?? (
            dossier.Nota.Steller == context.Wie!.Id || context.Wie.IsSecretariaat
                ? null
                : new NietBevoegd("Alleen de steller of het secretariaat kan dit doen.")
        );

    internal static Weigering? Secretariaat(Dossier dossier, CommandContext context) =>
        Lezer(dossier, context)
        ?? (context.Wie!.IsSecretariaat ? null : new NietBevoegd("Alleen het secretariaat kan dit doen."));

    /// <summary>The steller or a medesteller: who writes the draft and hears what directies say of it.</summary>
    internal static Weigering? Opsteller(Dossier dossier, CommandContext context) =>
        Lezer(dossier, context)
        ?? (
            IsOpsteller(dossier.Nota, context.Wie!)
                ? null
                : new NietBevoegd("Alleen de steller en de medestellers van de nota kunnen dit doen.")
        );

    public static bool IsOpsteller(Nota nota, Medewerker wie) =>
        nota.Steller == wie.Id || nota.Medestellers.Contains(wie.Id);

    /// <summary>Whether the answer to this task is the hoofd's, who gets a proposal first.</summary>
    public static bool WerktMetParaaf(Taak taak, Eenheidsregister eenheden) =>
        taak.Stap == Stap.Afstemmen && eenheden.Zoek(taak.Eenheid) is { MetParaaf: true };

    internal static bool WerktMetParaaf(Taak taak, CommandContext context) => WerktMetParaaf(taak, context.Eenheden);

    internal static bool IsHoofd(EenheidCode eenheid, CommandContext context) =>
        context.Wie is { } wie && wie.HoofdVan.Contains(eenheid);

    /// <summary>Who gives the answer: a member of the eenheid, and only its hoofd where it works with a paraaf.</summary>
    internal static Weigering? Antwoorder(Dossier dossier, TaakId taakId, CommandContext context) =>
        Behandelaar(dossier, taakId, context)
        ?? (
            dossier.Taak(taakId) is { } taak && WerktMetParaaf(taak, context) && !IsHoofd(taak.Eenheid, context)
                ? new NietBevoegd(
                    $"In {taak.Eenheid} geeft het hoofd het antwoord. Leg uw voorstel aan het hoofd voor."
                )
                : null
        );

    /// <summary>A member of the eenheid that is asked, and never somebody who was steller of this nota.</summary>
    internal static Weigering? Behandelaar(Dossier dossier, TaakId taakId, CommandContext context)
    {
        if (Lezer(dossier, context) is { } hidden)
        {
            return hidden;
        }
        if (dossier.Taak(taakId) is not { } taak)
        {
            return new NietGevonden();
        }
        if (!context.Wie!.IsLid(taak.Eenheid))
        {
            return new NietBevoegd($"Deze taak is voor {taak.Eenheid}. U kunt meelezen, maar niet antwoorden.");
        }
        return taak.Stap != Stap.Opstellen && dossier.Nota.Stellers.Contains(context.Wie.Id) ? new VierOgen() : null;
    }

    /// <summary>For what the system does by itself: nobody may ask it.</summary>
    internal static Weigering? AlleenSysteem(CommandContext context) =>
        context.Wie is null ? null : new NietBevoegd("Dit doet het systeem zelf.");

    internal static Weigering? Lezer(Dossier dossier, CommandContext context) =>
        context.Wie is { } wie && dossier.Geopend is not null && MagLezen(dossier, wie, context.Nu)
            ? null
            : new NietGevonden();

    /// <summary>The act of a person in the eenheid of their task or, without one, in the first of their own.</summary>
    internal static Handeling Handeling(CommandContext context, EenheidCode? functie = null) =>
        context.Wie is { } wie
            ? new Handeling(
                wie.Id,
                functie ?? wie.Eenheden.Select(e => (EenheidCode?)e).FirstOrDefault(),
                null,
                null,
                context.Aanmelding
            )
            : Dossiers.Handeling.Systeem;
}
