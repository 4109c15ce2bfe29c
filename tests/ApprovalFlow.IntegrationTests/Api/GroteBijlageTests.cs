using System.Diagnostics;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>Files past their limit; alone, since the memory of the whole process is what is measured.</summary>
[NonParallelizable]
internal sealed class GroteBijlageTests
{
    private const int Mb = 1024 * 1024;

    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() => app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [TestCase(60 * Mb, true)]
    [TestCase(60 * Mb, false)]
    [TestCase((50 * Mb) + 1, true)]
    public async Task A_file_that_is_too_large_is_refused_without_being_held(int grootte, bool lengteBekend)
    {
        var nota = await Rechtennota.In(app, "concept");
        // The peak begins anew: that of earlier tests would hide what this one takes.
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
        var voor = Piek();
        using var form = Upload.Van(new Upload.Nullen(grootte), "groot.pdf");
        using var content = lengteBekend ? form : (HttpContent)new Upload.ZonderLengte(form);
        var probleem = await app.Weiger(413, "te-groot", "kd", "POST", $"/api/v1/notas/{nota.Id}/bijlagen", content);
        Assert.That(probleem["detail"]!.ToString(), Does.Contain("50 MB"));
        Assert.That(Piek() - voor, Is.LessThan(40L * Mb));
    }

    private static long Piek()
    {
        using var proces = Process.GetCurrentProcess();
        return proces.PeakWorkingSet64;
    }
}
