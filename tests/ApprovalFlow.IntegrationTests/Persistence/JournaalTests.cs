using System.Text.Json.Nodes;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.IntegrationTests.Persistence;

[TestFixture]
internal sealed class JournaalTests : PersistenceTests
{
    private NotaId id;

    [SetUp]
    public async Task Begin()
    {
        id = await Proef.Begin();
        await Proef.Dien(id);
    }

    [Test]
    public async Task Lines_are_read_page_by_page_with_their_text()
    {
        var journaal = new JournaalStore(Db);
        var first = await journaal.LinesAsync(id, 0, 2);
        var next = await journaal.LinesAsync(id, first[^1].Vastlegging.Volgnummer, 2);
        Assert.That(first.Concat(next).Select(line => line.Vastlegging.Volgnummer), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(
            next[0].Vastlegging.Gebeurtenis.Inhoud!.Nota!.Kop,
            Is.EqualTo(Proef.Inhoud.Kop).UsingPropertiesComparer()
        );
    }

    [Test]
    public async Task Evidence_holds_all_that_is_needed_to_recompute_the_chain()
    {
        var dossier = (await Proef.Dossiers.LoadAsync(id))!;
        var bewijs = await new Bewijs(Db).ExportAsync(dossier.Nota.Kenmerk, Proef.Namen, Proef.Nu);
        var read = JsonNode.Parse(bewijs!.ToJsonString())!.AsObject();
        Assert.That(read["ketenHeel"]!.GetValue<bool>(), Is.True);
        Assert.That(Outsider.Verify(read), Is.EqualTo(dossier.Volgnummer));
        var unknown = await new Bewijs(Db).ExportAsync("N1999-00001", Proef.Namen, Proef.Nu);
        Assert.That(unknown, Is.Null);
    }
}
