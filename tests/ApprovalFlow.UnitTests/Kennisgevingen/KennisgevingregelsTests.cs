using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.UnitTests.Layout;
using ApprovalFlow.UnitTests.Notas;
using NodaTime;

namespace ApprovalFlow.UnitTests.Kennisgevingen;

/// <summary>Who hears of what, in words without content.</summary>
internal sealed class KennisgevingregelsTests
{
    private static readonly Type[] Soorten = [.. Voorbeelden.Subtypes<Gebeurtenis>(typeof(Gebeurtenis).Assembly)];

    private static readonly ImmutableArray<Medewerker> Iedereen =
    [
        .. Proefnota.Register.Alle.Select(e => Proefnota.Medewerker(e.Code.Value)),
        new Medewerker
        {
            Id = MedewerkerId.Of(Voorbeelden.Id),
            Aanmeldnaam = "beheer",
            Naam = "Beheerder",
            IsBeheerder = true,
        },
    ];

    [TestCaseSource(nameof(Soorten))]
    public void Every_event_says_who_hears_of_it(Type soort)
    {
        var nota = Proefnota.Ingediend();
        nota.Doe(new OpmerkingMaken(nota.Open("DJZ").Id, 1, 3, null, null, "Dit kan korter."), "DJZ");
        nota.Doe(new VraagStellen(nota.Open("HDFC").Id, "Welk jaar?"), "HDFC");
        var dossier = nota.Dossier with
        {
            Opmerkingen = nota.Dossier.Opmerkingen.Add(7, nota.Dossier.Opmerkingen.Values.Single()),
            Vragen = nota.Dossier.Vragen.Add(7, nota.Dossier.Vragen.Values.Single()),
        };
        var voorbeeld = dossier.OpenTaken.First(t => t.Eenheid.Value == "HDFC");
        dossier = dossier.Met(voorbeeld with { Nummer = 7 });
        var handeling = new Handeling(MedewerkerId.Of(Guid.Empty), null, null, null, "test");
        var bij = new Vastlegging(
            9,
            (Gebeurtenis)Voorbeelden.Maak(soort),
            handeling,
            Proefnota.Begin,
            Proefnota.Begin,
            []
        );

        var gehoord = Kennisgevingregels.Van(new Outcome(dossier, [bij], null), Iedereen).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(gehoord.Select(k => k.Kennisgeving.Ontvanger), Is.Unique);
            foreach (var zin in gehoord.Select(k => k.Kennisgeving.Zin))
            {
                Assert.That(zin, Does.Match(@"^\p{Lu}[^{}<>]*[^\s.]\.$").And.Contain("N2025-00001"));
                Assert.That(zin, Does.Not.Contain(dossier.Nota.Onderwerp).And.Not.Contain("Lid van"));
            }
        });
    }

    [Test]
    public void Who_is_asked_hears_what_and_by_when()
    {
        var nota = Proefnota.Begonnen();
        var gehoord = Na(nota, n => n.Indienen());
        Assert.That(
            gehoord.Where(k => k.Ontvanger == Id("HDFC")).Select(k => k.Zin),
            Is.EqualTo(new[] { "HDFC is gevraagd nota N2025-00001 af te stemmen, uiterlijk donderdag 15 mei 2025." })
        );
        Assert.That(gehoord.Select(k => k.Ontvanger), Has.No.Member(Id("KD")).And.No.Member(Id("SG")));
    }

    [Test]
    public void The_steller_hears_of_each_answer_and_how_many_are_left()
    {
        var nota = Proefnota.Ingediend();
        var gehoord = Na(nota, n => n.Antwoord("HDFC", StapCodes.NietAkkoord));
        Assert.That(gehoord, Has.Exactly(1).Items);
        Assert.That(gehoord[0].Ontvanger, Is.EqualTo(Id("KD")));
        Assert.That(gehoord[0].Zin, Is.EqualTo("Nota N2025-00001: HDFC heeft geantwoord, nog 4 van 5."));
    }

    [Test]
    public void Nobody_hears_of_their_own_act()
    {
        var nota = Proefnota.Ingediend();
        var gehoord = Na(nota, n => n.Doe(new KamerdatumWijzigen(new LocalDate(2025, 6, 4), "Verplaatst."), "KD"));
        Assert.That(gehoord.Select(k => k.Ontvanger), Has.No.Member(Id("KD")));
        Assert.That(
            gehoord.Where(k => k.Ontvanger == Id("SECRETARIAAT")).Select(k => k.Zin),
            Is.EqualTo(new[] { "Nota N2025-00001: de Kamerdatum is nu 4 juni 2025." })
        );
        Assert.That(gehoord.Select(k => k.Ontvanger).Distinct().Count(), Is.EqualTo(6), "five directies, secretariaat");
    }

    [Test]
    public void The_outcome_goes_to_everybody_who_took_part_and_to_no_one_else()
    {
        var nota = Proefnota.Afgestemd();
        nota.Antwoord("DGB", StapCodes.Ondertekenen);
        var gehoord = Na(nota, n => n.Antwoord("STASDEF", StapCodes.NietAkkoord));
        var uitkomst = gehoord.Where(k => k.Soort == Kennisgevingsoort.Uitkomst).Select(k => k.Ontvanger);
        var verwacht = new[] { "KD", "CDS", "HDFC", "DJZ", "DCo", "COID", "DGB", "MINDEF" };
        Assert.That(uitkomst, Is.EquivalentTo(verwacht.Select(Id)));
    }

    [Test]
    public void Who_took_over_hears_and_the_others_of_the_eenheid_do_not()
    {
        var nota = Proefnota.Ingediend();
        var collega = Proefnota.Medewerker("HDFC");
        var gehoord = Na(nota, n => n.Doe(new TaakOverdragen(n.Open("HDFC").Id, collega, "Afwezig."), "HDFC"));
        Assert.That(
            gehoord.Select(k => (k.Ontvanger, k.Soort)),
            Is.EqualTo(new[] { (collega.Id, Kennisgevingsoort.Taak) })
        );
    }

    [Test]
    public void The_steller_hears_of_a_question_and_who_asked_of_the_answer()
    {
        var nota = Proefnota.Ingediend();
        var vraag = Na(nota, n => n.Doe(new VraagStellen(n.Open("HDFC").Id, "Welk jaar?"), "HDFC"));
        var nummer = nota.Dossier.Vragen.Keys.Single();
        var antwoord = Na(nota, n => n.Doe(new VraagBeantwoorden(nummer, "2024"), "KD"));
        Assert.That(
            vraag.Concat(antwoord).Select(k => (k.Ontvanger, k.Zin)),
            Is.EqualTo(
                new[]
                {
                    (Id("KD"), "Nota N2025-00001: HDFC stelt u een vraag."),
                    (Id("HDFC"), "Nota N2025-00001: uw vraag is beantwoord."),
                }
            )
        );
    }

    [Test]
    public void The_maker_of_a_remark_hears_how_it_was_settled_and_a_medesteller_of_the_remark()
    {
        var nota = Proefnota.Ingediend();
        nota.Doe(new MedestellerToevoegen(Proefnota.Medewerker("CDS")), "KD");
        var taak = nota.Open("DJZ").Id;
        var gemaakt = Na(nota, n => n.Doe(new OpmerkingMaken(taak, 1, 3, null, null, "Dit kan korter."), "DJZ"));
        var nummer = nota.Dossier.Opmerkingen.Keys.Single();
        var af = Na(nota, n => n.Doe(new OpmerkingAfhandelen(nummer, "niet-verwerkt", "Het klopt zo."), "KD"));
        Assert.Multiple(() =>
        {
            Assert.That(gemaakt.Select(k => k.Ontvanger), Is.EqualTo(new[] { Id("KD"), Id("CDS") }));
            Assert.That(
                af.Select(k => (k.Ontvanger, k.Zin)),
                Is.EqualTo(new[] { (Id("DJZ"), "Nota N2025-00001: uw opmerking is niet verwerkt.") })
            );
        });
    }

    [Test]
    public void Who_stands_in_hears_with_the_holder_of_what_is_asked_and_for_whom_it_is()
    {
        var nota = Proefnota.Begonnen();
        var gehoord = Na(nota, n => n.Indienen(), Vervangt("COID", voor: "HDFC"));
        Assert.Multiple(() =>
        {
            Assert.That(
                gehoord.Where(k => k.Ontvanger == Id("COID")).Select(k => k.Zin),
                Is.EquivalentTo(
                    new[]
                    {
                        "COID is gevraagd nota N2025-00001 af te stemmen, uiterlijk donderdag 15 mei 2025.",
                        "HDFC is gevraagd nota N2025-00001 af te stemmen, uiterlijk donderdag 15 mei 2025. "
                            + "U neemt waar voor Lid van HDFC.",
                    }
                )
            );
            Assert.That(gehoord.Count(k => k.Ontvanger == Id("HDFC")), Is.EqualTo(1), "the holder can do it as well");
        });
    }

    [Test]
    public void Outside_the_period_and_in_another_function_a_deputy_hears_nothing()
    {
        var gisteren = Proefnota.Begin - Duration.FromDays(1);
        var voorbij = Vervangt("SG", voor: "HDFC") with
        {
            Van = gisteren - Duration.FromDays(5),
            Tot = Proefnota.Begin,
        };
        var straks = Vervangt("SG", voor: "CDS") with { Van = Proefnota.Begin + Duration.FromHours(1) };
        var anders = Vervangt("SG", voor: "DJZ") with { Eenheid = EenheidCode.Of("DGB") };
        var gehoord = Na(Proefnota.Begonnen(), n => n.Indienen(), voorbij, straks, anders);
        Assert.That(gehoord.Select(k => k.Ontvanger), Has.No.Member(Id("SG")));
    }

    [Test]
    public void Who_was_steller_hears_of_no_later_step_through_an_entry_and_nobody_for_a_steller()
    {
        var nota = Proefnota.Begonnen();
        var gehoord = Na(nota, n => n.Indienen(), Vervangt("KD", voor: "HDFC"));
        Assert.That(gehoord.Select(k => k.Ontvanger), Has.No.Member(Id("KD")), "four eyes");
    }

    [Test]
    public void What_somebody_took_is_told_to_them_and_to_who_stands_in_for_them_alone()
    {
        var nota = Proefnota.Ingediend();
        nota.Doe(new TaakOppakken(nota.Open("HDFC").Id), "HDFC");
        var taak = nota.Open("HDFC");
        var verleng = new TermijnVerlengen(taak.Id, new LocalDate(2025, 5, 14), "Een dag eerder.");
        var gehoord = Na(nota, n => n.Doe(verleng, "KD"), Vervangt("COID", "HDFC"), Vervangt("SG", "KD", "KD"));
        Assert.That(
            gehoord.Select(k => k.Ontvanger),
            Is.EquivalentTo(new[] { Id("HDFC"), Id("COID"), Id("SG") }),
            "the taker and the deputies of the taker and of the steller"
        );
    }

    [Test]
    public void Who_drafts_for_the_steller_hears_of_each_answer_and_that_the_nota_is_back()
    {
        var nota = Proefnota.Ingediend();
        var vervanging = Vervangt("SG", voor: "KD");
        var antwoord = Na(nota, n => n.Antwoord("HDFC", StapCodes.NietAkkoord), vervanging);
        Assert.That(antwoord.Select(k => k.Ontvanger), Is.EquivalentTo(new[] { Id("KD"), Id("SG") }));
        var terug = Na(nota, n => n.IedereenAkkoord(), vervanging).Where(k => k.Soort == Kennisgevingsoort.Taak);
        Assert.That(
            terug.Select(k => (k.Ontvanger, k.Zin)),
            Is.EquivalentTo(
                new[]
                {
                    (Id("KD"), "Nota N2025-00001 ligt weer bij u als steller."),
                    (Id("SG"), "Nota N2025-00001 ligt weer bij de steller. U neemt waar voor Lid van KD."),
                }
            )
        );
    }

    [Test]
    public void Who_left_hears_nothing_of_what_they_took_part_in()
    {
        var nota = Proefnota.Afgestemd();
        nota.Antwoord("DGB", StapCodes.Ondertekenen);
        var eerder = nota.Journaal.Count;
        nota.Antwoord("STASDEF", StapCodes.NietAkkoord);
        var outcome = new Outcome(nota.Dossier, [.. nota.Journaal.Skip(eerder)], null);
        var iedereen = Iedereen
            .Select(m => m.Id == Id("HDFC") ? m with { UitDienstOp = new LocalDate(2025, 5, 12) } : m)
            .ToImmutableArray();
        var gehoord = Kennisgevingregels.Van(outcome, iedereen).Select(k => k.Kennisgeving.Ontvanger).ToList();
        Assert.That(gehoord, Has.Member(Id("CDS")).And.No.Member(Id("HDFC")));
    }

    /// <summary>Over the day on which the notas of these tests begin.</summary>
    private static Vervanging Vervangt(string wie, string voor, string? functie = null) =>
        new()
        {
            Id = VervangingId.Of(Voorbeelden.Id),
            Soort = VervangingSoort.Vervanging,
            Houder = Id(voor),
            Vervanger = Id(wie),
            Eenheid = EenheidCode.Of(functie ?? voor),
            EersteDag = new LocalDate(2025, 5, 12),
            LaatsteDag = new LocalDate(2025, 5, 16),
            Grond = "Verlof",
            Van = Proefnota.Begin - Duration.FromHours(1),
            Tot = Proefnota.Begin + Duration.FromDays(5),
            IngevoerdDoor = Id(voor),
            IngevoerdOp = Proefnota.Begin - Duration.FromHours(1),
        };

    private static MedewerkerId Id(string eenheid) => Proefnota.Medewerker(eenheid).Id;

    private static List<Kennisgeving> Na(
        Proefnota nota,
        Action<Proefnota> doe,
        params ImmutableArray<Vervanging> vervangingen
    )
    {
        var iedereen = Iedereen
            .Select(m => m with { Vervangt = [.. vervangingen.Where(v => v.Vervanger == m.Id)] })
            .ToImmutableArray();
        var eerder = nota.Journaal.Count;
        doe(nota);
        var outcome = new Outcome(nota.Dossier, [.. nota.Journaal.Skip(eerder)], null);
        return [.. Kennisgevingregels.Van(outcome, iedereen).Select(k => k.Kennisgeving)];
    }
}
