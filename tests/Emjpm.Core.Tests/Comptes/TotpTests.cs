using System.Text;
using Emjpm.Core.Comptes;

namespace Emjpm.Core.Tests.Comptes;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59L, "287082")]
    [InlineData(1111111109L, "081804")]
    [InlineData(1111111111L, "050471")]
    [InlineData(1234567890L, "005924")]
    [InlineData(2000000000L, "279037")]
    [InlineData(20000000000L, "353130")]
    public void The_codes_are_those_of_the_RFC(long secondes, string code)
    {
        var instant = DateTimeOffset.FromUnixTimeSeconds(secondes).UtcDateTime;

        Assert.Equal(code, Totp.Code(Secret, Totp.Pas(instant)));
        Assert.Equal(Totp.Pas(instant), Totp.PasDe(Secret, code, instant));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_one_step_off(int ecart, bool admis)
    {
        var instant = new DateTime(2026, 11, 16, 9, 0, 7, DateTimeKind.Utc);
        var code = Totp.Code(Secret, Totp.Pas(instant) + ecart);

        Assert.Equal(admis, Totp.PasDe(Secret, code, instant) == Totp.Pas(instant) + ecart);
    }

    /// <summary>RFC 4648, section 10.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_secret_is_written_in_base_32(string octets, string base32) =>
        Assert.Equal(base32, Totp.EnBase32(Encoding.ASCII.GetBytes(octets)));
}
