//! Chinese characters: traditional ones as simplified ones, and which of the two a text is written in.

/// Traditional characters, each before its simplified one, in the order of code points; each takes three bytes. Those
/// that customers use: whatever is missing is neither simplified nor counted.
const PAIRS: &str = "\
    丟丢亂乱來来個个們们備备傳传傷伤傾倾價价優优兒儿內内兩两凍冻別别則则剛刚創创劑剂動动務务勢势匯汇\
    區区協协參参員员問问喫吃單单嗎吗嘔呕噴喷嚇吓嚴严圍围園园圖图團团報报場场墜坠墮堕壓压壞坏妳你婦妇\
    媽妈嬰婴學学實实寫写寶宝將将專专對对導导島岛師师帳账帶带幫帮幾几庫库廠厂廢废廣广張张後后從从惡恶\
    愛爱態态慮虑憤愤應应懸悬戶户掛挂換换搶抢摺折擋挡擔担據据攔拦敗败數数斷断於于時时暈晕暫暂曆历書书\
    會会東东棟栋業业樂乐樓楼標标樣样機机檯台櫃柜歡欢歷历歸归殺杀氣气汙污決决沒没況况洩泄減减準准滅灭\
    滿满潔洁潰溃瀉泻災灾為为無无煙烟煩烦熱热燈灯燒烧燙烫營营爛烂爺爷現现畫画異异瘓痪癱瘫發发盜盗盤盘\
    碼码禮礼種种筆笔約约紅红紙纸級级終终組组結结絕绝絡络給给統统綁绑維维網网緊紧線线縫缝總总繡绣繳缴\
    義义習习聯联聽听腦脑腫肿腳脚臉脸臺台與与萬万著着藍蓝藥药處处號号虧亏術术裏里補补裝装裡里製制複复\
    見见親亲觸触訂订計计訊讯記记設设許许訴诉診诊証证詐诈試试話话該该詳详誌志認认語语誤误說说誰谁調调\
    請请諾诺謊谎講讲謝谢證证識识譜谱議议護护讀读變变讓让讚赞負负貨货責责貴贵買买費费貼贴資资賠赔賣卖\
    質质賬账購购趕赶蹤踪車车軟软較较載载輕轻輛辆輸输轉转辦办這这連连週周進进運运過过達达違违遞递遠远\
    適适遲迟選选還还邊边郵邮醫医釣钓銀银銷销錄录錢钱錯错鍋锅鍾钟鎖锁鏈链鐘钟長长門门閃闪開开間间闆板\
    闖闯隊队階阶際际隨随險险隱隐隻只雖虽離离難难電电霧雾靈灵頁页項项順顺須须預预頓顿領领頭头頻频題题\
    額额顏颜願愿類类顧顾風风飄飘飛飞飯饭飲饮館馆馬马駕驾騙骗驗验驚惊體体魚鱼鮮鲜麵面麼么點点黴霉龍龙\
";
/// Simplified characters that stand in traditional texts too.
const BOTH: &str = "里台只面制周折板着你志历于";

/// Whether a word can be made of this character alone: Chinese, and Japanese syllables.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
        || is_kana(c)
}

/// Whether this is a Japanese syllable.
pub(super) const fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}')
}

/// Whether a word is a character of Chinese.
pub(super) fn is_han_word(word: &str) -> bool {
    word.chars().next().is_some_and(is_han)
}

/// The simplified form of a character.
pub(super) fn simplify(c: char) -> char {
    let (pairs, _) = PAIRS.as_bytes().as_chunks::<6>();
    let mut bytes = [0; 4];
    let key = c.encode_utf8(&mut bytes).as_bytes();
    pairs
        .binary_search_by(|pair| pair[..3].cmp(key))
        .ok()
        .and_then(|at| PAIRS.get(at * 6 + 3..at * 6 + 6))
        .and_then(|simple| simple.chars().next())
        .unwrap_or(c)
}

/// Whether a character is only written in simplified texts.
pub(super) fn is_simplified(c: char) -> bool {
    PAIRS.chars().skip(1).step_by(2).any(|simple| simple == c) && !BOTH.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_can_be_searched() {
        let pairs: Vec<char> = PAIRS.chars().collect();
        assert!(PAIRS.chars().all(|c| c.len_utf8() == 3));
        assert!(pairs.chunks(2).is_sorted_by(|one, other| one[0] < other[0]));
        for pair in pairs.chunks(2) {
            assert_eq!(simplify(pair[0]), pair[1]);
            assert_eq!(simplify(pair[1]), pair[1], "folding twice changes nothing");
            assert!(!is_simplified(pair[0]));
        }
    }

    #[test]
    fn what_has_no_pair_stays() {
        for c in ['a', '火', '𠀀', 'か'] {
            assert_eq!(simplify(c), c);
        }
        assert!(is_simplified('请') && !is_simplified('里') && !is_simplified('火'));
    }
}
