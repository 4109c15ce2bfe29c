using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Termijnen;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed class KalenderbestandTests
{
    private const string Volledig = """
        {
          "gelijkgesteld": [ { "datum": "2029-05-11", "bron": "Besluit van 2028" } ],
          "geenGelijkgesteld": [ { "jaar": 2030, "bron": "navraag bij Justitie en Veiligheid" } ],
          "gesloten": [ { "datum": "2025-12-24", "naam": "kerstavond", "bron": "besluit SG" } ],
          "reces": [ { "van": "2025-07-05", "totEnMet": "2025-08-31", "naam": "zomerreces", "bron": "Kamer" } ],
          "geopend": [
            { "datum": "2025-07-14", "bron": "besluit SG" },
            { "feestdag": "bevrijdingsdag", "bron": "cao" }
          ]
        }
        """;

    [Test]
    public void A_file_adds_years_and_days_to_the_shipped_data()
    {
        var kalenders = new Kalenders(Kalendergegevens.Meegeleverd.Aangevuld(Kalenderbestand.Lees(Volledig).Value));
        Assert.Multiple(() =>
        {
            Assert.That(kalenders.Wettelijk.IsGewoon(Dag("2029-05-11")).Value, Is.False);
            Assert.That(kalenders.Werk.Plus(Dag("2030-12-30"), 1).Value, Is.EqualTo(Dag("2030-12-31")));
            Assert.That(kalenders.Werk.Reden(Dag("2025-12-24")), Is.EqualTo("kerstavond"));
            Assert.That(kalenders.Werk.Plus(Dag("2025-07-04"), 2).Value, Is.EqualTo(Dag("2025-09-01")));
            Assert.That(kalenders.Werk.IsWerkdag(Dag("2026-05-05")).Value, Is.True);
        });
    }

    [Test]
    public void What_is_written_is_read_back_the_same()
    {
        var gegevens = Kalendergegevens.Meegeleverd.Aangevuld(Kalenderbestand.Lees(Volledig).Value);
        var json = Kalenderbestand.Schrijf(gegevens);
        var back = Kalenderbestand.Lees(json).Value;
        Assert.Multiple(() =>
        {
            Assert.That(Kalenderbestand.Schrijf(back), Is.EqualTo(json));
            Assert.That(back.Gelijkgesteld, Is.EqualTo(gegevens.Gelijkgesteld));
            Assert.That(back.GeenGelijkgesteld, Is.EqualTo(gegevens.GeenGelijkgesteld));
            Assert.That(back.Gesloten, Is.EqualTo(gegevens.Gesloten));
            Assert.That(back.Recessen, Is.EqualTo(gegevens.Recessen));
            Assert.That(back.Geopend, Is.EqualTo(gegevens.Geopend));
        });
    }

    [Test]
    public void A_year_that_the_file_names_is_taken_whole_from_it()
    {
        var file = Kalenderbestand.Lees("""{ "geenGelijkgesteld": [ { "jaar": 2025, "bron": "test" } ] }""").Value;
        var kalenders = new Kalenders(Kalendergegevens.Meegeleverd.Aangevuld(file));
        Assert.That(kalenders.Wettelijk.IsGewoon(Dag("2025-05-30")).Value, Is.True);
        Assert.That(kalenders.Wettelijk.IsGewoon(Dag("2026-05-15")).Value, Is.False);
    }

    [Test]
    public void Every_error_is_told_at_once_with_its_place()
    {
        var fouten = Fouten(
            """
            {
              "gelijkgesteld": [ { "datum": "2029-02-30", "bron": "x" }, { "datum": "2029-05-12" }, 7 ],
              "geenGelijkgesteld": [ { "jaar": 1999, "bron": "x" }, { "jaar": "2030", "bron": "x" } ],
              "gesloten": [ { "datum": "2025-12-24", "naam": " ", "bron": "x" }, { "dag": "2025-12-24" } ],
              "reces": [ { "van": "2025-08-31", "totEnMet": "2025-07-05", "naam": "zomerreces", "bron": "x" } ],
              "geopend": [ { "feestdag": "bevrijdigsdag", "bron": "x" }, { "bron": "x" } ],
              "vrij": []
            }
            """
        );
        Assert.That(
            fouten.Select(fout => fout.Veld),
            Is.EqualTo(
                new[]
                {
                    "vrij",
                    "gelijkgesteld[0].datum",
                    "gelijkgesteld[1].datum",
                    "gelijkgesteld[1].bron",
                    "gelijkgesteld[2]",
                    "geenGelijkgesteld[0].jaar",
                    "geenGelijkgesteld[1].jaar",
                    "gesloten[0].naam",
                    "gesloten[1].dag",
                    "gesloten[1].datum",
                    "gesloten[1].naam",
                    "gesloten[1].bron",
                    "reces[0].totEnMet",
                    "geopend[0].feestdag",
                    "geopend[1]",
                }
            )
        );
        Assert.That(fouten.Select(fout => fout.Melding), Has.All.EndsWith("."));
    }

    [TestCase("[]", "object")]
    [TestCase("", "geen geldige JSON")]
    [TestCase("{ \"reces\": [], \"reces\": [] }", "twee keer")]
    [TestCase("{ \"reces\": {} }", "lijst")]
    [TestCase("{\n\"reces\": [\n}", "regel 3")]
    public void What_is_no_calendar_file_is_refused_with_a_sentence(string json, string deel) =>
        Assert.That(Kalenderbestand.Lees(json).Weigering!.Zin, Does.Contain(deel));

    [Test]
    public void Rows_that_contradict_each_other_are_refused()
    {
        var fouten = Fouten(
            """
            {
              "gelijkgesteld": [ { "datum": "2029-05-11", "bron": "x" }, { "datum": "2029-05-11", "bron": "y" } ],
              "geenGelijkgesteld": [ { "jaar": 2029, "bron": "x" } ],
              "gesloten": [ { "datum": "2025-12-24", "naam": "kerstavond", "bron": "x" } ],
              "geopend": [ { "datum": "2025-12-24", "bron": "x" } ]
            }
            """
        );
        Assert.That(
            fouten.Select(fout => fout.Veld),
            Is.EqualTo(new[] { "gelijkgesteld", "geenGelijkgesteld", "gesloten" })
        );
    }

    [Test]
    public void A_reces_of_the_longest_length_is_read_and_one_day_more_is_refused()
    {
        var last = Dag("2025-01-01").PlusDays(Kalenderbestand.MaxRecesdagen - 1);
        Assert.That(Kalenderbestand.Lees(Reces(last)).Weigering, Is.Null);
        Assert.That(Fouten(Reces(last.PlusDays(1))).Single().Veld, Is.EqualTo("reces[0].totEnMet"));
    }

    [Test]
    public void A_list_and_a_file_have_a_limit()
    {
        var row = """{ "jaar": 2030, "bron": "x" }""";
        var past = string.Join(',', Enumerable.Repeat(row, Kalenderbestand.MaxRegels + 1));
        Assert.That(Fouten($$"""{ "geenGelijkgesteld": [{{past}}] }""").Single().Melding, Does.Contain("2000"));
        Assert.That(Fouten("{}".PadRight(Kalenderbestand.MaxLengte + 1)).Single().Melding, Does.Contain("te groot"));
        Assert.That(Kalenderbestand.Lees("{}".PadRight(Kalenderbestand.MaxLengte)).Weigering, Is.Null);
    }

    [TestCase("2028-06-30", null)]
    [TestCase("2028-07-01", 2029)]
    [TestCase("2029-01-01", 2029)]
    public void A_year_without_data_is_told_half_a_year_ahead(string vandaag, int? jaar) =>
        Assert.That(Kalendergegevens.Meegeleverd.OntbrekendJaar(Dag(vandaag)), Is.EqualTo(jaar));

    private static string Reces(NodaTime.LocalDate last) =>
        $$"""{ "reces": [ { "van": "2025-01-01", "totEnMet": "{{last:uuuu-MM-dd}}", "naam": "reces", "bron": "x" } ] }""";

    private static IEnumerable<Veldfout> Fouten(string json) => Kalenderbestand.Lees(json).Weigering!.Fouten;
}
