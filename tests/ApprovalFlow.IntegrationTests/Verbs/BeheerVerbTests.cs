using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.IntegrationTests.Verbs;

/// <summary>The first administrator: of an installation in which nobody is yet.</summary>
internal sealed class BeheerVerbTests
{
    [Test]
    public async Task It_makes_an_administrator_once_and_gives_no_eenheid()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (exit, output, error) = Programma.Run(database, "beheer", "toevoegen", "b.jansen", "--naam", "Bo Jansen");
        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Does.Contain("Bo Jansen is functioneel beheerder"));
        await using var db = database.Open();
        var wie = (await new RegisterStore(db).LoadAsync()).Medewerker("b.jansen")!;
        var regel = (await new Registerjournaal(db).LinesAsync("medewerker", null, 10)).Single();
        Assert.That((regel.Register, regel.Oud, regel.Door is null), Is.EqualTo(("medewerker", (string?)null, true)));
        Assert.That(regel.Nieuw, Does.Contain("Bo Jansen"));
        Assert.That((wie.IsBeheerder, wie.Eenheden.IsEmpty), Is.EqualTo((true, true)));

        var (opnieuw, _, zin) = Programma.Run(database, "beheer", "toevoegen", "b.jansen");
        Assert.That((opnieuw, zin.Trim()), Is.EqualTo((1, "b.jansen is al functioneel beheerder.")));
    }

    [Test]
    public void Without_a_name_it_says_how()
    {
        var (exit, _, error) = Programma.Run(null, "beheer", "toevoegen");
        Assert.That(
            (exit, error),
            Is.EqualTo(
                (
                    1,
                    "Gebruik: beheer toevoegen AANMELDNAAM [--naam NAAM], beheer inlezen FILE.csv [--uitvoeren], of "
                        + $"beheer uitgeven mensen|eenheden.{Environment.NewLine}"
                )
            )
        );
    }
}
