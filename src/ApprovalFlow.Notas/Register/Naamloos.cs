using NodaTime;

namespace ApprovalFlow.Notas.Register;

/// <summary>
/// Somebody who left, once their name is not kept any more (AVG art. 5 lid 1 onder e): the record says in what function
/// they acted, and the id stays, so that who did two things is still one person.
/// </summary>
public static class Naamloos
{
    public static Medewerker Van(Medewerker wie, LocalDate vandaag) =>
        wie with
        {
            Naam = wie.LaatsteEenheid is { } eenheid ? $"Oud-medewerker van {eenheid}" : "Oud-medewerker",
            Aanmeldnaam = $"oud-{wie.Id}",
            Emailadres = null,
            NaamVervangenOp = vandaag,
        };
}
