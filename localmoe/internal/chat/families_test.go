package chat_test

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe/internal/chat"
)

// chatTurns is a template that puts marks around the turns of a conversation, as most do.
func chatTurns(bos, before, behind, end, opening string) string {
	return "{{ '" + bos + "' }}{% for m in messages %}{{ '" + before + "' + m['role'] + '" + behind + "' + m['content'] + '" + end +
		"' }}{% endfor %}{% if add_generation_prompt %}{{ '" + opening + "' }}{% endif %}"
}

// thinkSwitch is what chat templates with a switch for thinking end with.
const thinkSwitch = "{% if add_generation_prompt %}{{ '<think>\\n' if enable_thinking is not defined or enable_thinking else '<think>\\n\\n</think>\\n\\n' }}{% endif %}"

// familyForms are the forms in which model families publish their conversations, each
// as small as it can be: a template, what it makes of a system message and a
// question with thinking off, and a reply of the kind that the family writes.
var familyForms = []struct {
	name, template, prompt, reply string
	reasoning, answer             string
}{
	{
		"Ernie 4.5", "{{ cls_token if cls_token is defined else '<|begin_of_sentence|>' }}{% for m in messages %}" +
			"{{ {'system': '', 'user': 'User: ', 'assistant': 'Assistant: '}[m.role] + m.content + '\n' }}{% endfor %}{{ 'Assistant: ' }}",
		"<|begin_of_sentence|>Be brief.\nUser: Hi\nAssistant: ", "Hello", "", "Hello",
	},
	{
		"Ernie 4.5 that thinks", chatTurns("", "<|im_start|>", "\\n", "<|im_end|>\\n", "<|im_start|>assistant\\n<think>\\n") + "{# <response>\n #}",
		"<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n<think>\n",
		"hm\n</think>\n\n<response>\nHello\n</response>\n", "hm", "Hello",
	},
	{
		"Ling 2", "{% for m in messages %}{{ '<role>' + {'system': 'SYSTEM', 'user': 'HUMAN'}[m.role] + '</role>' + m.content }}" +
			"{% if m.role == 'system' %}{{ '\ndetailed thinking off' }}{% endif %}{{ '<|role_end|>' }}{% endfor %}{{ '<role>ASSISTANT</role>' }}",
		"<role>SYSTEM</role>Be brief.\ndetailed thinking off<|role_end|><role>HUMAN</role>Hi<|role_end|><role>ASSISTANT</role>", "Hello", "", "Hello",
	},
	{
		"Ring 2", "{% for m in messages %}{{ '<role>' + m.role|upper + '</role>' + m.content + '<|role_end|>' }}{% endfor %}{{ '<role>ASSISTANT</role>\n<think>\n' }}",
		"<role>SYSTEM</role>Be brief.<|role_end|><role>USER</role>Hi<|role_end|><role>ASSISTANT</role>\n<think>\n", "hm\n</think>\n\nHello", "hm", "Hello",
	},
	{
		"dots1", "{% for m in messages %}{{ {'system': '<|system|>' + m.content + '<|endofsystem|>', 'user': '<|userprompt|>' + m.content + '<|endofuserprompt|>'}[m.role] }}" +
			"{% endfor %}{{ '<|response|>' }}",
		"<|system|>Be brief.<|endofsystem|><|userprompt|>Hi<|endofuserprompt|><|response|>", "Hello", "", "Hello",
	},
	{
		"Hunyuan with experts", "{% for m in messages %}{% if m.role == 'system' %}{{ '<|startoftext|>' + m.content + '<|extra_4|>' }}{% else %}{{ m.content + '<|extra_0|>' }}{% endif %}{% endfor %}",
		"<|startoftext|>Be brief.<|extra_4|>Hi<|extra_0|>", "<think>\nhm\n</think>\n<answer>\nHello\n</answer>", "hm", "Hello",
	},
	{
		"Hunyuan with experts, not thinking", "{% for m in messages %}{{ m.content + '<|extra_0|>' }}{% endfor %}",
		"Be brief.<|extra_0|>Hi<|extra_0|>", "<think>\n\n</think>\n<answer>\nHello\n</answer>", "", "Hello",
	},
	{
		"Hunyuan without experts", "{% for m in messages %}{{ m.content + '<｜hy_place▁holder▁no▁3｜>' if m.role == 'system' else '<｜hy_User｜>' + m.content }}{% endfor %}" +
			"{{ '<｜hy_Assistant｜>' }}{% if enable_thinking is defined and not enable_thinking %}{{ '<think>\n\n</think>\n' }}{% endif %}",
		"Be brief.<｜hy_place▁holder▁no▁3｜><｜hy_User｜>Hi<｜hy_Assistant｜><think>\n\n</think>\n", "<answer>\nHello\n</answer>", "", "Hello",
	},
	{
		"Hunyuan 3", "{% set T = ':opensource' %}{% set effort = reasoning_effort if reasoning_effort is defined else 'no_think' %}{{ messages[0].content }}" +
			"{{ '<｜hy_User{}｜>'.format(T) + messages[1].content + '<｜hy_Assistant{}｜>'.format(T) + '<think{}>'.format(T) }}{% if effort == 'no_think' %}{{ '</think{}>'.format(T) }}{% endif %}",
		"Be brief.<｜hy_User:opensource｜>Hi<｜hy_Assistant:opensource｜><think:opensource></think:opensource>", "Hello", "", "Hello",
	},
	{
		"MiniMax M2", chatTurns("]~!b[", "]~b]", "\\n", "[e~[\\n", "]~b]ai\\n<think>\\n") + "{% if false %}{{ '\n<response>' }}{% endif %}",
		"]~!b[]~b]system\nBe brief.[e~[\n]~b]user\nHi[e~[\n]~b]ai\n<think>\n", "hm\n</think>\n\nPut <response> here", "hm", "Put <response> here",
	},
	{
		"Llama 4", chatTurns("<|begin_of_text|>", "<|header_start|>", "<|header_end|>\\n\\n", "<|eot|>", "<|header_start|>assistant<|header_end|>\\n\\n"),
		"<|begin_of_text|><|header_start|>system<|header_end|>\n\nBe brief.<|eot|><|header_start|>user<|header_end|>\n\nHi<|eot|><|header_start|>assistant<|header_end|>\n\n",
		"Hello", "", "Hello",
	},
	{
		"EXAONE 4", chatTurns("", "[|", "|]\\n", "[|endofturn|]\\n", "[|assistant|]\\n") + thinkSwitch,
		"[|system|]\nBe brief.[|endofturn|]\n[|user|]\nHi[|endofturn|]\n[|assistant|]\n<think>\n\n</think>\n\n", "Hello", "", "Hello",
	},
	{
		"EXAONE Deep", chatTurns("", "[|", "|]", "[|endofturn|]\\n", "[|assistant|]<thought>\\n"),
		"[|system|]Be brief.[|endofturn|]\n[|user|]Hi[|endofturn|]\n[|assistant|]<thought>\n", "hm\n</thought>\n\nHello", "hm", "Hello",
	},
	{
		"EXAONE with experts", chatTurns("", "<|", "|>\\n", "<|endofturn|>\\n", "<|assistant|>\\n") + thinkSwitch,
		"<|system|>\nBe brief.<|endofturn|>\n<|user|>\nHi<|endofturn|>\n<|assistant|>\n<think>\n\n</think>\n\n", "Hello", "", "Hello",
	},
	{
		"Ministral 3 that thinks", "{{ '[SYSTEM_PROMPT]' + messages[0].content + '[/SYSTEM_PROMPT][INST]' + messages[1].content + '[/INST]' }}{# [THINK] #}",
		"[SYSTEM_PROMPT]Be brief.[/SYSTEM_PROMPT][INST]Hi[/INST]", "[THINK]hm[/THINK]Hello", "hm", "Hello",
	},
	{
		"SmolLM3", chatTurns("", "<|im_start|>", "\\n", "<|im_end|>\\n", "<|im_start|>assistant\\n") + "{% if not enable_thinking %}{{ '<think>\n\n</think>\n' }}{% endif %}",
		"<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n", "Hello", "", "Hello",
	},
	{
		"Seed-OSS", chatTurns("", "<seed:bos>", "\\n", "<seed:eos>", "<seed:bos>assistant\\n") +
			"{% if thinking_budget == 0 %}{{ '<seed:think>\n<seed:cot_budget_reflect>None.</seed:cot_budget_reflect>\n</seed:think>' }}{% endif %}",
		"<seed:bos>system\nBe brief.<seed:eos><seed:bos>user\nHi<seed:eos><seed:bos>assistant\n<seed:think>\n<seed:cot_budget_reflect>None.</seed:cot_budget_reflect>\n</seed:think>",
		"\nHello", "", "Hello",
	},
	{
		"GLM-4", chatTurns("[gMASK]<sop>", "<|", "|>\\n", "", "<|assistant|>\\n"),
		"[gMASK]<sop><|system|>\nBe brief.<|user|>\nHi<|assistant|>\n", "Hello", "", "Hello",
	},
	{
		"Phi 3 without system messages", "{% for m in messages %}{% if m.role == 'user' %}{{ '<|user|>\n' + m.content + '<|end|>\n<|assistant|>\n' }}{% endif %}{% endfor %}",
		"<|user|>\nBe brief.\n\nHi<|end|>\n<|assistant|>\n", "Hello", "", "Hello",
	},
	{
		"Cohere 2", chatTurns("", "<|START_OF_TURN_TOKEN|><|", "|>", "<|END_OF_TURN_TOKEN|>", "<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|><|START_RESPONSE|>") + "{# <|START_THINKING|> #}",
		"<|START_OF_TURN_TOKEN|><|system|>Be brief.<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|user|>Hi<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|><|START_RESPONSE|>",
		"Hello<|END_RESPONSE|>", "", "Hello",
	},
	{
		"Cohere 2 that thinks", "{% set reasoning = reasoning if reasoning is not undefined else true %}{{ messages[0].content + messages[1].content }}" +
			"{{ '<|CHATBOT_TOKEN|><|START_THINKING|>' }}{% if not reasoning %}{{ '<|END_THINKING|>' }}{% endif %}",
		"Be brief.Hi<|CHATBOT_TOKEN|><|START_THINKING|><|END_THINKING|>", "<|START_RESPONSE|>Hello<|END_RESPONSE|>", "", "Hello",
	},
	{
		"OLMo 3 that thinks", chatTurns("", "<|im_start|>", "\\n", "<|im_end|>\\n", "<|im_start|>assistant\\n<think>"),
		"<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n<think>", "hm</think>Hello", "hm", "Hello",
	},
	{
		"Gemma 3, which wants parts", "{% if messages[0].role == 'system' %}{% set first = messages[0].content[0].text + '\n\n' %}{% endif %}" +
			"{{ '<start_of_turn>user\n' + first }}{% for part in messages[1].content %}{{ part.text }}{% endfor %}{{ '<end_of_turn>\n<start_of_turn>model\n' }}",
		"<start_of_turn>user\nBe brief.\n\nHi<end_of_turn>\n<start_of_turn>model\n", "Hello", "", "Hello",
	},
}

// TestFamilies renders the form of every family, and reads its reply character by
// character.
func TestFamilies(t *testing.T) {
	off := false
	for _, f := range familyForms {
		t.Run(f.name, func(t *testing.T) {
			template := chat.New(f.template)
			rendered, err := template.Render(chat.Input{Messages: greeting, AddGenerationPrompt: true, EnableThinking: &off})
			if err != nil || rendered.Fallback != nil || rendered.Text != f.prompt {
				t.Fatalf("got %+v, %v\nwant %q", rendered, err, f.prompt)
			}
			s := chat.NewSplitter(template.Tags(), rendered.Text)
			var parts []chat.Part
			for _, r := range f.reply {
				parts = append(parts, s.Push(string(r))...)
			}
			var got [2]string
			for _, p := range append(parts, s.Flush()...) {
				got[p.Kind] += p.Text
			}
			if got[chat.Reasoning] != f.reasoning || got[chat.Answer] != f.answer {
				t.Errorf("got reasoning %q, answer %q\nwant %q and %q", got[chat.Reasoning], got[chat.Answer], f.reasoning, f.answer)
			}
		})
	}
}

// TestThinkingOn: where a family thinks only when it is told to, it is told.
func TestThinkingOn(t *testing.T) {
	on := true
	for _, f := range familyForms {
		if f.name != "Hunyuan 3" && f.name != "Cohere 2 that thinks" {
			continue
		}
		template := chat.New(f.template)
		rendered, err := template.Render(chat.Input{Messages: greeting, AddGenerationPrompt: true, EnableThinking: &on})
		if err != nil || !chat.NewSplitter(template.Tags(), rendered.Text).Reasons() {
			t.Errorf("%s: got %q, %v, where no reasoning begins", f.name, rendered.Text, err)
		}
	}
}

// TestConclusions: where thinking is broken off, the answer begins as the family
// begins it.
func TestConclusions(t *testing.T) {
	for _, c := range []struct{ name, template, prompt, want string }{
		{"MiniMax", "]~b]ai <response>", "<think>\n", "\n</think>\n\n"},
		{"Hunyuan", "<|extra_0|>", "<think>\n", "\n</think>\n<answer>\n"},
		{"Hunyuan 3", ":opensource", "<think:opensource>", "</think:opensource>"},
		{"Ernie", "<response>\n", "<think>\n", "\n</think>\n<response>\n"},
		{"EXAONE Deep", "<thought>", "<thought>\n", "\n</thought>\n\n"},
		{"Seed-OSS", "<seed:think>", "<seed:think>", "</seed:think>"},
		{"Cohere", "<|START_THINKING|>", "<|START_THINKING|>", "<|END_THINKING|><|START_RESPONSE|>"},
	} {
		s := chat.NewSplitter(chat.New(c.template).Tags(), c.prompt)
		s.Push("hm")
		if got, ok := s.Begin(chat.Answer); got != c.want || !ok {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestRenderSaysAll: a template that changes what is said is not taken for one that
// leaves it out, and one that says nothing of a message in any form is used as it is.
func TestRenderSaysAll(t *testing.T) {
	for _, c := range []struct {
		name, template, want string
		merged               bool
	}{
		{"changed", "{% for m in messages %}[{{ m.role }}]{{ m.content.replace('brief', 'short') }}{% endfor %}", "[system]Be short.[user]Hi", false},
		{"left out", "{% for m in messages if m.role == 'user' %}[user]{{ m.content }}{% endfor %}", "[user]Be brief.\n\nHi", true},
		{"parts printed", "{{ messages[-1].content }}{{ messages[0].content.x.y if messages[0].content is string else '' }}", "", false},
		{"nothing said", "Hello.", "Hello.", false},
	} {
		got, err := chat.New(c.template).Render(chat.Input{Messages: greeting})
		if c.want == "" {
			if got.Fallback == nil {
				t.Errorf("%s: got %q and no word of a fallback", c.name, got.Text)
			}
			continue
		}
		if err != nil || got.Text != c.want || got.SystemMerged != c.merged || strings.Contains(got.Text, "QJXWZ") {
			t.Errorf("%s: got %+v, %v, want %q", c.name, got, err, c.want)
		}
	}
}
