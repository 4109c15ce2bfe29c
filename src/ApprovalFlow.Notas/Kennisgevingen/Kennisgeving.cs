namespace ApprovalFlow.Notas.Kennisgevingen;

/// <summary>
/// Something that one medewerker should hear of. Zin is what the screen and the mail both say: kenmerk, what is asked and
/// by when, and never content of the nota, not its onderwerp either.
/// </summary>
public sealed record Kennisgeving(Kennisgevingsoort Soort, MedewerkerId Ontvanger, TaakId? Taak, string Zin);

public enum Kennisgevingsoort
{
    /// <summary>Something is asked of them.</summary>
    Taak,
    Rappel,
    Escalatie,

    /// <summary>A directie answered, remarked or asked; for the steller. And what the steller said to that, for who said it.</summary>
    Antwoord,

    /// <summary>The nota went on; for the steller.</summary>
    Voortgang,

    /// <summary>How it ended; for everybody who took part, and for the afschrift readers.</summary>
    Uitkomst,

    /// <summary>A date that they counted on moved.</summary>
    Termijn,

    /// <summary>What was asked of them needs no answer any more.</summary>
    Vervallen,
    Incident,
    Jaarplanning,
}

public static class Kennisgevingsoorten
{
    /// <summary>Whether it is mailed as well. What asks for nothing is read in the application.</summary>
    public static bool PerMail(Kennisgevingsoort soort) =>
        soort switch
        {
            Kennisgevingsoort.Taak => true,
            Kennisgevingsoort.Rappel => true,
            Kennisgevingsoort.Escalatie => true,
            Kennisgevingsoort.Antwoord => false,
            Kennisgevingsoort.Voortgang => false,
            Kennisgevingsoort.Uitkomst => true,
            Kennisgevingsoort.Termijn => true,
            Kennisgevingsoort.Vervallen => false,
            Kennisgevingsoort.Incident => true,
            Kennisgevingsoort.Jaarplanning => true,
        };

    /// <summary>
    /// Whether it is only for who may read the nota at that moment. An escalatie goes to the head of the unit, an incident
    /// to an administrator: neither reads along by that.
    /// </summary>
    public static bool VraagtLeesrecht(Kennisgevingsoort soort) =>
        soort
            is not (
                Kennisgevingsoort.Escalatie
                or Kennisgevingsoort.Incident
                or Kennisgevingsoort.Jaarplanning
                or Kennisgevingsoort.Vervallen
            );

    /// <summary>Whether it says nothing any more once its task has ended.</summary>
    public static bool VervaltMetTaak(Kennisgevingsoort soort) =>
        soort is Kennisgevingsoort.Taak or Kennisgevingsoort.Rappel or Kennisgevingsoort.Escalatie;

    /// <summary>The heading above it, and the first words of the subject of its mail.</summary>
    public static string Kop(Kennisgevingsoort soort) =>
        soort switch
        {
            Kennisgevingsoort.Taak => "Taak",
            Kennisgevingsoort.Rappel => "Rappel",
            Kennisgevingsoort.Escalatie => "Te laat",
            Kennisgevingsoort.Antwoord => "Antwoord",
            Kennisgevingsoort.Voortgang => "Voortgang",
            Kennisgevingsoort.Uitkomst => "Uitkomst",
            Kennisgevingsoort.Termijn => "Termijn",
            Kennisgevingsoort.Vervallen => "Vervallen",
            Kennisgevingsoort.Incident => "Incident",
            Kennisgevingsoort.Jaarplanning => "Jaarplanning",
        };
}
