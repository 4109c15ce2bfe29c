using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// Who may do what, in one place. Reading has the same rule as a database filter over the rows of <see cref="Lezer"/>;
/// doing asks for reading first, since what is hidden does not exist. Whoever stands in for somebody may, within the
/// period, what that person may in that function; <see cref="Handeling"/> says so in the record.
/// </summary>
public static class Rechten
{
    /// <summary>DOMAIN section 6: a ground that has begun and has not ended, for the person or for an eenheid of theirs.</summary>
    public static bool MagLezen(Dossier dossier, Medewerker wie, Instant nu)
    {
        var eenheden = wie.LeestVoor(nu);
        return dossier.Lezers.Any(lezer =>
            lezer.Van <= nu
            && (lezer.Tot is null || lezer.Tot > nu)
            && (lezer.Medewerker == wie.Id || (lezer.Eenheid is { } eenheid && eenheden.Contains(eenheid)))
        );
    }

    /// <summary>The steller, or who stands in for him in the eenheid for which he writes.</summary>
    public static bool IsSteller(Nota nota, Medewerker wie, Instant nu) =>
        nota.Steller == wie.Id || VoorSteller(nota, wie, nu) is not null;

    /// <summary>The steller himself or his deputy: not his eenheid, which only reads along.</summary>
    internal static Weigering? Steller(Dossier dossier, CommandContext context) =>
        Lezer(dossier, context)
        ?? (
            IsSteller(dossier.Nota, context.Wie!, context.Nu)
                ? null
                : new NietBevoegd("Alleen de steller van de nota kan dit doen.")
        );

    internal static Weigering? StellerOfSecretariaat(Dossier dossier, CommandContext context) =>
        Lezer(dossier, context)
        ?? (
            IsSteller(dossier.Nota, context.Wie!, context.Nu) || IsSecretariaat(context)
                ? null
                : new NietBevoegd("Alleen de steller of het secretariaat kan dit doen.")
        );

    internal static Weigering? Secretariaat(Dossier dossier, CommandContext context) =>
        Lezer(dossier, context)
        ?? (IsSecretariaat(context) ? null : new NietBevoegd("Alleen het secretariaat kan dit doen."));

    /// <summary>The steller or a medesteller: who writes the draft and hears what directies say of it.</summary>
    internal static Weigering? Opsteller(Dossier dossier, CommandContext context) =>
        Lezer(dossier, context)
        ?? (
            IsOpsteller(dossier.Nota, context.Wie!) || IsSteller(dossier.Nota, context.Wie!, context.Nu)
                ? null
                : new NietBevoegd("Alleen de steller en de medestellers van de nota kunnen dit doen.")
        );

    public static bool IsOpsteller(Nota nota, Medewerker wie) =>
        nota.Steller == wie.Id || nota.Medestellers.Contains(wie.Id);

    /// <summary>Whether the answer to this task is the hoofd's, who gets a proposal first.</summary>
    public static bool WerktMetParaaf(Taak taak, Eenheidsregister eenheden) =>
        taak.Stap == Stap.Afstemmen && eenheden.Zoek(taak.Eenheid) is { MetParaaf: true };

    internal static bool WerktMetParaaf(Taak taak, CommandContext context) => WerktMetParaaf(taak, context.Eenheden);

    /// <summary>The hoofd of the eenheid, or who stands in for the hoofd; on a nota never for one who was its steller.</summary>
    public static bool IsHoofd(EenheidCode eenheid, Medewerker wie, Instant nu, Nota? nota = null) =>
        wie.HoofdVan.Contains(eenheid) || VoorHoofd(wie, eenheid, nu, nota) is not null;

    /// <summary>The entry on which somebody who is no hoofd acts as one.</summary>
    public static Vervanging? VoorHoofd(Medewerker wie, EenheidCode eenheid, Instant nu, Nota? nota = null) =>
        wie.VervangtOp(nu)
            .FirstOrDefault(v =>
                v.HouderIsHoofd
                && v.Eenheid == eenheid
                && !wie.HoofdVan.Contains(eenheid)
                && nota?.Stellers.Contains(v.Houder) != true
            );

    internal static bool IsHoofd(EenheidCode eenheid, CommandContext context, Nota? nota = null) =>
        context.Wie is { } wie && IsHoofd(eenheid, wie, context.Nu, nota);

    /// <summary>Who gives the answer: a member of the eenheid, and only its hoofd where it works with a paraaf.</summary>
    internal static Weigering? Antwoorder(Dossier dossier, TaakId taakId, CommandContext context) =>
        Behandelaar(dossier, taakId, context)
        ?? (
            dossier.Taak(taakId) is { } taak
            && WerktMetParaaf(taak, context)
            && !IsHoofd(taak.Eenheid, context, dossier.Nota)
                ? new NietBevoegd(
                    $"In {taak.Eenheid} geeft het hoofd het antwoord. Leg uw voorstel aan het hoofd voor."
                )
                : null
        );

    internal static bool IsSecretariaat(CommandContext context) =>
        context.Wie!.IsSecretariaat || Vervanging(context.Wie, Eenheidsregister.Secretariaat, context.Nu) is not null;

    /// <summary>A member of the eenheid, or who stands in for one.</summary>
    public static bool HandeltVoor(EenheidCode eenheid, Medewerker wie, Instant nu) =>
        wie.LeestVoor(nu).Contains(eenheid);

    internal static bool HandeltVoor(EenheidCode eenheid, CommandContext context) =>
        HandeltVoor(eenheid, context.Wie!, context.Nu);

    /// <summary>
    /// A member of the eenheid that is asked, or who stands in for one; never somebody who was steller of this nota, and
    /// never in the name of one who was.
    /// </summary>
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
        if (!HandeltVoor(taak.Eenheid, context))
        {
            return new NietBevoegd($"Deze taak is voor {taak.Eenheid}. U kunt meelezen, maar niet antwoorden.");
        }
        if (taak.Stap == Stap.Opstellen)
        {
            return null;
        }
        return dossier.Nota.Stellers.Contains(context.Wie!.Id) ? new VierOgen()
            : context.Wie.IsLid(taak.Eenheid)
            || Vervanging(context.Wie, taak.Eenheid, context.Nu, dossier.Geopend) is not null
                ? null
            : new VierOgen(Namens: true);
    }

    /// <summary>
    /// The entry on which this person would do a task; null when it is theirs in their own name, or not theirs at all.
    /// </summary>
    public static Vervanging? Namens(Taak taak, Nota nota, Medewerker wie, Instant nu) =>
        taak.Stap == Stap.Opstellen
            ? nota.Steller == wie.Id
                ? null
                : VoorSteller(nota, wie, nu)
            : wie.IsLid(taak.Eenheid)
                ? null
                : Vervanging(wie, taak.Eenheid, nu, nota);

    /// <summary>For what the system does by itself: nobody may ask it.</summary>
    internal static Weigering? AlleenSysteem(CommandContext context) =>
        context.Wie is null ? null : new NietBevoegd("Dit doet het systeem zelf.");

    internal static Weigering? Lezer(Dossier dossier, CommandContext context) =>
        context.Wie is { } wie && dossier.Geopend is not null && MagLezen(dossier, wie, context.Nu)
            ? null
            : new NietGevonden();

    /// <summary>
    /// The act of a person in the eenheid of their task or, without one, as steller, as secretariaat or in the first
    /// eenheid of their own. In one's own capacity first; with <paramref name="namens"/> for another where one could do
    /// both.
    /// </summary>
    internal static Handeling Handeling(
        Dossier dossier,
        CommandContext context,
        EenheidCode? functie = null,
        EenheidCode? namens = null
    )
    {
        if (context.Wie is not { } wie)
        {
            return Dossiers.Handeling.Systeem;
        }
        if (functie is { } eenheid)
        {
            var voor = Vervanging(wie, eenheid, context.Nu, dossier.Geopend);
            return voor is not null && (!wie.IsLid(eenheid) || namens is not null)
                ? Namens(voor, context)
                : Eigen(eenheid, context);
        }
        return dossier.Geopend is { } nota && nota.Steller == wie.Id ? Eigen(nota.StellerEenheid, context)
            : dossier.Geopend is null || wie.IsSecretariaat ? Eigen(Eerste(wie), context)
            : VoorSteller(dossier.Nota, wie, context.Nu) is { } steller ? Namens(steller, context)
            : Vervanging(wie, Eenheidsregister.Secretariaat, context.Nu) is { } secretariaat
                ? Namens(secretariaat, context)
            : Eigen(Eerste(wie), context);
    }

    /// <summary>
    /// The act of who answers a task. Where the hoofd answers and somebody stands in for the hoofd, it is the hoofd's name
    /// in which they do it, also when they are a member themselves.
    /// </summary>
    internal static Handeling AlsAntwoorder(
        Dossier dossier,
        CommandContext context,
        Taak taak,
        EenheidCode? namens = null
    ) =>
        context.Wie is { } wie
        && WerktMetParaaf(taak, context)
        && VoorHoofd(wie, taak.Eenheid, context.Nu, dossier.Nota) is { } hoofd
            ? Namens(hoofd, context)
            : Handeling(dossier, context, taak.Eenheid, namens);

    /// <summary>The act of the steller, or of who stands in for him: for what nobody else may.</summary>
    internal static Handeling AlsSteller(Dossier dossier, CommandContext context) =>
        dossier.Nota.Steller != context.Wie!.Id && VoorSteller(dossier.Nota, context.Wie, context.Nu) is { } voor
            ? Namens(voor, context)
            : Eigen(dossier.Nota.StellerEenheid, context);

    private static EenheidCode? Eerste(Medewerker wie) => wie.Eenheden.Select(e => (EenheidCode?)e).FirstOrDefault();

    private static Handeling Eigen(EenheidCode? functie, CommandContext context) =>
        new(context.Wie!.Id, functie, null, null, context.Aanmelding);

    private static Handeling Namens(Vervanging voor, CommandContext context) =>
        new(
            context.Wie!.Id,
            Eerste(context.Wie),
            voor.Eenheid,
            Handelingsgrond.Van(voor).ToString(),
            context.Aanmelding
        );

    private static Vervanging? VoorSteller(Nota nota, Medewerker wie, Instant nu) =>
        wie.VervangtOp(nu).FirstOrDefault(v => v.Houder == nota.Steller && v.Eenheid == nota.StellerEenheid);

    /// <summary>The entry on which somebody acts for this eenheid; with a nota never one for a steller of it.</summary>
    private static Vervanging? Vervanging(Medewerker wie, EenheidCode eenheid, Instant nu, Nota? nota = null) =>
        wie.VervangtOp(nu).FirstOrDefault(v => v.Eenheid == eenheid && nota?.Stellers.Contains(v.Houder) != true);
}
