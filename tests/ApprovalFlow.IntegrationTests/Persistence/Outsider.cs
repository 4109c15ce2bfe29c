using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>Checks evidence by its own text alone, as somebody would who does not have our program.</summary>
internal static class Outsider
{
    /// <summary>The number of lines that hold.</summary>
    public static int Verify(JsonObject bewijs)
    {
        var vorige = Sha(Encoding.UTF8.GetBytes(bewijs["nota"]!.GetValue<string>()));
        var lines = bewijs["gebeurtenissen"]!.AsArray();
        foreach (var line in lines)
        {
            var velden = line!["velden"]!.AsObject();
            Assert.That(Text(velden, "vorige_hash"), Is.EqualTo(vorige));
            var bytes = velden
                .Where(v => v.Key != "hash")
                .SelectMany(v => Field(v.Value?.GetValue<string>()))
                .ToArray();
            Assert.That(Text(velden, "hash"), Is.EqualTo(Sha(bytes)));
            if (line["inhoud"] is { } inhoud)
            {
                var zout = Convert.FromBase64String(line["zout"]!.GetValue<string>());
                Assert.That(
                    Text(velden, "inhoud_hash"),
                    Is.EqualTo(Sha([.. zout, .. Encoding.UTF8.GetBytes(inhoud.GetValue<string>())]))
                );
            }
            vorige = Text(velden, "hash");
        }
        return lines.Count;
    }

    private static string Text(JsonObject velden, string name) => velden[name]!.GetValue<string>();

    private static byte[] Field(string? text)
    {
        if (text is null)
        {
            return [0];
        }
        var utf8 = Encoding.UTF8.GetBytes(text);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, utf8.Length);
        return [1, .. length, .. utf8];
    }

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
